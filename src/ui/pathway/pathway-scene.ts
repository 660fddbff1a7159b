import type { EndpointId } from '../../core/domain/endpoint';
import type { StageId, TierStageId, TraceEntry } from '../../core/domain/verdict';
import type { FlightState } from '../../state/flight-state';
import { scoreComparison } from '../kit/score-comparison';
import type { NodeId } from './pathway-layout';

/** How a node is drawn: inverted when `active` or `decided`, hatched when `blocked`, dotted when `skipped`. */
export type NodeLook = 'idle' | 'active' | 'evaluating' | 'passed' | 'decided' | 'skipped' | 'failed' | 'blocked';

export interface SceneNode {
  readonly look: NodeLook;
  /** The glyph and what it says, e.g. "● 0.91 ≥ 0.85"; empty while nothing was said. */
  readonly detail: string;
}

/** How a model's row and its branch are drawn. */
export type RowLook = 'idle' | 'answering' | 'answered' | 'fallback' | 'failed' | 'cancelled' | 'removed';

export interface Scene {
  readonly nodes: Readonly<Record<NodeId, SceneNode>>;
  /** The node whose verdict drops to the bus; null before anyone decided. */
  readonly decider: NodeId | null;
  readonly rows: ReadonlyMap<EndpointId, RowLook>;
  readonly blocked: boolean;
  readonly cancelled: boolean;
}

/** Reads off a flight how every node and row of the pathway is to be drawn. */
export function pathwayScene(flight: FlightState, order: readonly TierStageId[]): Scene {
  const decider = deciderOf(flight);
  const blocked = flight.state === 'blocked';
  const nodes = {
    prompt: promptNode(flight, decider, blocked),
    rules: tierNode('rules', flight, decider, blocked),
    semantic: tierNode('semantic', flight, decider, blocked),
    complexity: tierNode('complexity', flight, decider, blocked),
    judge: tierNode('judge', flight, decider, blocked),
    bandit: banditNode(flight, decider, blocked),
  };
  const known = new Set<StageId>(order);
  return {
    nodes,
    decider: decider === null ? null : known.has(decider) || decider === 'bandit' ? nodeOf(decider) : 'prompt',
    rows: rowLooks(flight),
    blocked,
    cancelled: flight.state === 'cancelled',
  };
}

/** Gates and the cache speak before the first pillar: their place is the prompt's node. */
function nodeOf(stage: StageId): NodeId {
  switch (stage) {
    case 'rules':
    case 'semantic':
    case 'complexity':
    case 'judge':
    case 'bandit':
      return stage;
    default:
      return 'prompt';
  }
}

/** Before the decision event the first narrowing verdict already says who decides. */
function deciderOf({ decision, entries, state, outcome }: FlightState): StageId | null {
  if (state === 'idle' || state === 'analyzing') return null;
  if (outcome?.kind === 'blocked') return outcome.by;
  if (decision !== null) return decision.tierDecidedBy;
  return entries.find((entry) => entry.verdict.kind === 'narrow' && entry.stage !== 'bandit')?.stage ?? null;
}

const gateNames: Readonly<Partial<Record<StageId, string>>> = {
  privacy: '0 PRIVACY',
  residency: 'RESIDENCY',
  budget: 'BUDGET',
  cache: 'CACHE',
  human: 'A PERSON',
};

function promptNode(flight: FlightState, decider: StageId | null, blocked: boolean): SceneNode {
  const { state, features } = flight;
  const tokens = features === null ? '' : `${features.inputTokens} tok`;
  if (state === 'idle') return { look: 'idle', detail: '' };
  if (state === 'analyzing') return { look: 'active', detail: tokens };
  if (decider !== null && nodeOf(decider) === 'prompt') {
    const name = gateNames[decider] ?? decider;
    return blocked ? { look: 'blocked', detail: `⊘ ${name}` } : { look: 'decided', detail: `● ${name}` };
  }
  return { look: 'passed', detail: tokens };
}

function tierNode(stage: TierStageId, flight: FlightState, decider: StageId | null, blocked: boolean): SceneNode {
  if (flight.state === 'idle' || flight.state === 'analyzing') return { look: 'idle', detail: '' };
  if (flight.evaluating === stage) return { look: 'evaluating', detail: '…' };
  const entry = flight.entries.find((candidate) => candidate.stage === stage);
  if (entry === undefined) return { look: decider === null && !blocked ? 'idle' : 'skipped', detail: '' };
  if (decider === stage) return { look: 'decided', detail: `● ${scoreComparison(entry) ?? narrowedTo(entry)}` };
  return { look: lookOf(entry), detail: detailOf(entry) };
}

function narrowedTo(entry: TraceEntry): string {
  return entry.verdict.kind === 'narrow' ? entry.verdict.tier : 'decides';
}

function lookOf({ verdict }: TraceEntry): NodeLook {
  if (verdict.kind === 'failed') return verdict.error.code === 'embedder-not-loaded' ? 'skipped' : 'failed';
  return verdict.kind === 'skipped' ? 'skipped' : 'passed';
}

function detailOf(entry: TraceEntry): string {
  const { verdict } = entry;
  if (verdict.kind === 'skipped') return verdict.by === 'disabled' ? '– off' : '– skipped';
  if (verdict.kind === 'failed') return verdict.error.code === 'embedder-not-loaded' ? '– not loaded' : '! failed';
  return `○ ${scoreComparison(entry) ?? 'pass'}`;
}

function banditNode({ state, decision }: FlightState, decider: StageId | null, blocked: boolean): SceneNode {
  if (decision === null || state === 'analyzing' || state === 'idle')
    return { look: blocked ? 'skipped' : 'idle', detail: '' };
  if (decision.endpointId === null) return { look: 'skipped', detail: '– no model' };
  const how = { greedy: 'best arm', random: 'random arm', none: 'only arm', sampled: 'best draw', probe: 'probe' }[
    decision.draw
  ];
  const detail = decision.explored ? 'other tier' : how;
  return decider === 'bandit' ? { look: 'decided', detail: `● ${detail}` } : { look: 'passed', detail: `○ ${detail}` };
}

function rowLooks(flight: FlightState): ReadonlyMap<EndpointId, RowLook> {
  const { state, decision, endpointId, entries, failovers } = flight;
  const looks = new Map<EndpointId, RowLook>();
  if (state === 'idle' || state === 'analyzing') return looks;
  for (const { verdict } of entries) {
    if (verdict.kind === 'veto') for (const id of verdict.endpointIds) looks.set(id, 'removed');
  }
  for (const { from } of failovers) looks.set(from, 'failed');
  const current = endpointId ?? decision?.endpointId ?? null;
  if (current === null || state === 'blocked') return looks;
  const hasFailed = looks.get(current) === 'failed';
  if (state === 'generating') looks.set(current, 'answering');
  else if (state === 'cancelled') looks.set(current, 'cancelled');
  else if (state === 'failed-over' && !hasFailed) looks.set(current, 'fallback');
  else if (state === 'failed') looks.set(current, 'failed');
  else if (state === 'done' || (state === 'degraded' && !hasFailed)) looks.set(current, 'answered');
  return looks;
}

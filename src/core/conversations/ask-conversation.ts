import type { CascadeState } from '../cascade-state';
import type { Tier } from '../domain/prompt';
import type { StageId, TraceEntry } from '../domain/verdict';
import type { HeldTurn } from './hold-turn';
import { holdTurn } from './hold-turn';
import { turnName } from './turn-name';

const tierStages: ReadonlySet<StageId> = new Set(['rules', 'semantic', 'complexity', 'judge']);

/**
 * The prompt as a turn of its conversation, held in the cloud or not; null where it is none. What a gate or a kept answer
 * decided is not held against, nor is a route or a pattern of the user's own.
 */
export function askConversation(
  { prompt, standing, context, candidates }: CascadeState,
  decided: { readonly tier: Tier | null; readonly by: StageId },
  trace: readonly TraceEntry[],
): HeldTurn | null {
  if (decided.tier === null) return null;
  const turn = holdTurn(prompt, decided.tier, standing, context);
  if (turn === null || !turn.held) return turn;
  const ownPatterns = new Set(context.policy.policy.rules.patterns.map(({ id }) => id));
  const said = trace.find(({ stage }) => stage === decided.by);
  const forced =
    said?.evidence?.some((one) => one.kind === 'route' || (one.kind === 'match' && ownPatterns.has(one.ruleId))) ===
    true;
  const free = tierStages.has(decided.by) && !(decided.by === 'rules' && forced) && candidates('cloud').length > 0;
  return free ? turn : { ...turn, held: false };
}

/** What the trace says of a turn that stays: where, which turn it is, and for how long yet. */
export function heldEntry(turn: HeldTurn, { prompt, standing, context, candidates }: CascadeState): TraceEntry {
  const { stickTurns } = context.policy.policy.conversation;
  const id = standing?.endpointId ?? null;
  const where = id === null ? 'in the cloud' : `on ${context.policy.endpoints.get(id)?.label ?? id}`;
  const after = standing === null ? ' after a hard turn' : '';
  return {
    stage: 'session',
    verdict: { kind: 'narrow', tier: 'cloud', candidates: candidates('cloud'), confidence: 1 },
    reason: `Stays ${where}${after}: ${turnName(prompt, turn.turn)}. ${turn.easyTurns} of ${stickTurns} easy turns in a row that it stays for.`,
  };
}

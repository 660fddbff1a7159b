import type { Endpoint, EndpointId } from '../../core/domain/endpoint';
import { OUTCOMES } from '../../core/telemetry/codes';
import type { Strategy, StrategyAnswer } from '../../core/stats/compare-strategies';
import type { PotentialOutcomes } from '../../core/telemetry/potential-outcomes';
import type { BaselineFlights } from './baseline-flights';
import { baselinePlans } from './baseline-plans';
import type { BaselinePlan } from './baseline-plans';
import { oraclePicks } from './oracle-picks';
import { endpointsOn } from './potential-cache';
import { ownValue } from '../session/replay-rows';
import type { SessionRun } from '../session/session-run';
import type { Slicer } from '../slicer';

const completedCode = OUTCOMES.indexOf('completed');

/** What strategies that were not flown are flown with. */
export interface ComparisonTools {
  readonly potential: PotentialOutcomes;
  readonly flights: BaselineFlights;
  readonly slicer: Slicer;
  readonly signal: AbortSignal;
}

/**
 * What each strategy did, or would have done, with these rows of a session: on the same traffic, machines, quotas and incidents.
 * Strategies that lack an endpoint are left out; monolithic cloud comes first where there is one. Throws `cancelled`.
 */
export async function comparedStrategies(
  run: SessionRun,
  rows: readonly number[],
  { potential, flights, slicer, signal }: ComparisonTools,
): Promise<readonly Strategy[]> {
  const strategies: Strategy[] = [];
  const plans = await baselinePlans(run, rows, potential, slicer);
  const cloud = plans.find(({ id }) => id === 'all-cloud');
  for (const plan of plans) {
    const { id, label, detail, pick } = plan;
    const flown = await flights.fly(run, id, pick, signal);
    const isCloud =
      plan !== cloud && cloud !== undefined && rows.every((row) => pickOf(run, plan, row) === pickOf(run, cloud, row));
    const same = isCloud ? { sameAs: cloud.label } : {};
    strategies.push({ id: strategyIds[id], label, detail, ...same, answers: await slicer.map(rows, flown) });
  }
  const { complexity, semantic, name, version } = run.policy.policy;
  const detail = `${name}@${version}: complexity threshold ${complexity.edgeThreshold}, similarity ${semantic.similarityThreshold}`;
  const answers = await slicer.map(rows, (row) => flownAnswer(run, row));
  strategies.push({ id: 'multi-tier', label: 'RouteLLM multi-tier', detail, answers });
  return [...strategies, ...(await oracle(run, rows, { potential, flights, slicer, signal }))];
}

const strategyIds = {
  'all-cloud': 'monolithic-cloud',
  'article-rule': 'static-rules',
  'length-rule': 'length-rule',
  'random-mix': 'random-mix',
  'best-single': 'best-single',
  'all-local': 'all-local',
} as const;

function pickOf(run: SessionRun, { pick }: BaselinePlan, row: number): Endpoint | undefined {
  const prompt = run.columns.prompts[row];
  return prompt === undefined ? undefined : pick(prompt);
}

/** Nobody can know beforehand what it knows: a bound, no rival. */
async function oracle(
  run: SessionRun,
  rows: readonly number[],
  { potential, flights, slicer, signal }: ComparisonTools,
): Promise<readonly Strategy[]> {
  if (endpointsOn(run).length === 0) return [];
  const picks = await oraclePicks(run, potential, slicer);
  const detail =
    'the endpoint that earns most by the objective, outcomes known beforehand, under the gates and with its line';
  const flown = await flights.fly(run, 'oracle', (_prompt, row) => picks[row], signal);
  return [{ id: 'oracle', label: 'Oracle', detail, answers: await slicer.map(rows, flown) }];
}

function endpointOf(run: SessionRun, id: EndpointId | null): Endpoint | null {
  return id === null ? null : (run.policy.endpoints.get(id) ?? null);
}

/** What a row of the run brought, the router's own time, retries and failovers included. */
function flownAnswer(run: SessionRun, row: number): StrategyAnswer {
  const { columns, endpointIds } = run.columns;
  const served = endpointOf(run, endpointIds[columns.endpoint[row] ?? -1] ?? null);
  return {
    ...ownValue(run.columns, row),
    answered: columns.outcome[row] === completedCode,
    tokens: (columns.inputTokens[row] ?? 0) + (columns.outputTokens[row] ?? 0),
    tier: served?.tier ?? null,
    leftDevice: columns.leftDevice[row] === 1,
  };
}

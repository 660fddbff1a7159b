import type { Endpoint, EndpointId } from '../domain/endpoint';
import type { FrontierReference } from '../domain/frontier';
import type { Prompt, Tier } from '../domain/prompt';
import type { Baseline } from '../pillars/baselines';
import { articleRule, heldOutCutInSteps, lengthRule } from '../pillars/baselines';
import type { CompiledPolicy } from '../compiled-policy';
import type { PotentialOutcomes } from '../telemetry/potential-outcomes';
import { bestSingle } from './best-single';
import type { ReplayedRow, RowValue } from './replayed-row';

/** One endpoint by itself: its outcome for every judged prompt, in their order. */
interface BestSingle {
  readonly endpoint: Endpoint;
  readonly values: readonly RowValue[];
}

export interface References {
  readonly list: readonly FrontierReference[];
  readonly bestSingle: BestSingle | null;
}

/** What the references are computed from. `ruled` is the endpoint that serves a tier in rule baselines. */
export interface ReferenceWorld {
  readonly policy: CompiledPolicy;
  readonly potential: PotentialOutcomes;
  readonly ruled: Readonly<Record<Tier, EndpointId | null>>;
  /** Endpoints that take part, by tier. */
  readonly endpoints: readonly Endpoint[];
  /** Prompts on which rules are tuned and the best single model is chosen: the other half of the samples, or every labelled prompt, then cross-fitted. */
  readonly tuning: readonly Prompt[];
}

/** Rows between two chances to pause. */
const ROWS_AT_ONCE = 64;

/** The simple alternatives on the same prompts and the same potential outcomes. Pauses every few milliseconds. */
export function* frontierReferences(
  rows: readonly ReplayedRow[],
  world: ReferenceWorld,
): Generator<void, References, void> {
  const valueOf = (endpointId: EndpointId, prompt: Prompt): RowValue => {
    const outcome = world.potential.of(endpointId, prompt);
    return { costUsd: outcome.costUsd, latencyMs: outcome.latencyMs, acceptable: outcome.quality === 1 };
  };
  const alone: BestSingle[] = [];
  for (const endpoint of world.endpoints) {
    alone.push({ endpoint, values: yield* inSteps(rows, (row) => valueOf(endpoint.id, row.prompt)) });
  }
  const ablest = (tier: Tier): BestSingle | undefined =>
    alone.filter(({ endpoint }) => endpoint.tier === tier).sort((a, b) => b.endpoint.ability - a.endpoint.ability)[0];
  const allLocal = ablest('local');
  const allCloud = ablest('cloud');
  const valueAt = (endpoint: Endpoint, prompt: Prompt): RowValue => valueOf(endpoint.id, prompt);
  const chosen = yield* bestSingle(world.endpoints, world.tuning, valueAt);
  const single = alone.find(({ endpoint }) => endpoint === chosen) ?? null;
  const list: FrontierReference[] = [];
  if (allLocal !== undefined)
    list.push(pointOf('all-local', `all local: ${allLocal.endpoint.label}`, rows, allLocal.values, 1));
  if (allCloud !== undefined)
    list.push(pointOf('all-cloud', `all cloud: ${allCloud.endpoint.label}`, rows, allCloud.values, 0));
  if (single !== null) {
    const { endpoint, values } = single;
    list.push(
      pointOf('best-single', `best single model: ${endpoint.label}`, rows, values, endpoint.tier === 'local' ? 1 : 0),
    );
  }
  yield;
  function* byRule(id: FrontierReference['id'], label: string, rule: Baseline): Generator<void, void, void> {
    const { local, cloud } = world.ruled;
    if (local === null || cloud === null) return;
    const tiers = yield* inSteps(rows, (row) => rule(row.prompt));
    const values = yield* inSteps(rows, (row, i) => valueOf(tiers[i] === 'local' ? local : cloud, row.prompt));
    list.push(
      pointOf(id, label, rows, values, tiers.filter((tier) => tier === 'local').length / Math.max(1, rows.length)),
    );
  }
  const cutOf = yield* heldOutCutInSteps(world.tuning);
  if (cutOf !== null) {
    yield* byRule('length-rule', lengthLabel(rows, cutOf), (prompt) => lengthRule(cutOf(prompt))(prompt));
  }
  yield* byRule('article-rule', 'static rules of the article', articleRule(world.policy));
  return { list, bestSingle: single };
}

function* inSteps<Value>(
  rows: readonly ReplayedRow[],
  of: (row: ReplayedRow, position: number) => Value,
): Generator<void, readonly Value[], void> {
  const values: Value[] = [];
  for (const [position, row] of rows.entries()) {
    if (position % ROWS_AT_ONCE === 0) yield;
    values.push(of(row, position));
  }
  return values;
}

function lengthLabel(rows: readonly ReplayedRow[], cutOf: (prompt: Prompt) => number): string {
  const cuts = [...new Set(rows.map((row) => cutOf(row.prompt)))].sort((a, b) => a - b);
  return `tuned length rule: ${cuts.join(' or ')} characters and up to the cloud${cuts.length > 1 ? ' (cross-fitted)' : ''}`;
}

function pointOf(
  id: FrontierReference['id'],
  label: string,
  rows: readonly ReplayedRow[],
  values: readonly RowValue[],
  localShare: number,
): FrontierReference {
  const labelled = rows.flatMap((row, i) => (row.prompt.label === undefined ? [] : [values[i]]));
  const cost = values.reduce((sum, value) => sum + value.costUsd, 0);
  return {
    id,
    label,
    usdPerThousandRequests: rows.length === 0 ? 0 : (1000 * cost) / rows.length,
    quality:
      labelled.length === 0 ? null : labelled.filter((value) => value?.acceptable === true).length / labelled.length,
    localShare,
  };
}

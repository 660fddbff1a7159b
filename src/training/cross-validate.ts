import type { TierDecision } from '../core/cascade';
import type { RouterModel } from '../core/pillars/router-model';
import { RandomStreams } from '../core/sim/rng';
import { fitRouter } from './fit-router';
import type { FitSettings } from './fit-router';
import type { RouteRow } from './route-row';
import type { TrainingRows } from './load-rows';
import type { TrainingRow } from './training-row';

/** One row routed by a model that was fitted without it and without the other wordings of its request. */
export interface UnseenRow {
  readonly row: TrainingRow;
  /** One decision a router, in the order of the routers. */
  readonly decisions: readonly TierDecision[];
}

const folds = 10;

/** Routes every sample and written prompt by models that have not seen its request: 10 folds, each fit from scratch. */
export function crossValidate(
  base: RouterModel,
  rows: TrainingRows,
  settings: FitSettings,
  routers: readonly RouteRow[],
): readonly UnseenRow[] {
  const all = [...rows.samples, ...rows.own, ...rows.wordings];
  const foldOf = dealt([...new Set(all.map((row) => row.same))]);
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const seen = (row: TrainingRow): boolean => foldOf.get(row.same) !== fold;
    const further = { exemplars: rows.exemplars, own: rows.own.filter(seen) };
    const model = { ...base, ...fitRouter(base.judge, rows.samples.filter(seen), further, settings) };
    return all
      .filter((row) => !seen(row))
      .map((row) => ({ row, decisions: routers.map((route) => route(row, model)) }));
  });
}

/** Deals requests out to folds in a random order. */
function dealt(requests: readonly string[]): ReadonlyMap<string, number> {
  const stream = new RandomStreams(0).stream('training/folds');
  const order = requests.map((request) => ({ request, key: stream.uniform() })).sort((a, b) => a.key - b.key);
  return new Map(order.map(({ request }, place) => [request, place % folds]));
}

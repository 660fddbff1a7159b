import type { TierDecision } from '../core/cascade';
import type { RouterModel } from '../core/pillars/router-model';
import { RandomStreams } from '../core/sim/rng';
import { fitRouter } from './fit-router';
import type { FitSettings } from './fit-router';
import type { RouteRow } from './route-row';
import type { TrainingRows } from './load-rows';
import type { TrainingRow } from './training-row';

/** One sample routed by a model that was fitted without it. */
export interface UnseenRow {
  readonly row: TrainingRow;
  readonly model: RouterModel;
  /** One decision a router, in the order of the routers. */
  readonly decisions: readonly TierDecision[];
}

const folds = 10;

/** Deals rows out to folds; each repetition deals anew, from its own stream. */
function dealt(count: number, repetition: number): readonly number[] {
  const stream = new RandomStreams(repetition).stream('training/folds');
  const order = Array.from({ length: count }, (_, index) => ({ index, key: stream.uniform() }));
  const fold = new Array<number>(count).fill(0);
  order.sort((a, b) => a.key - b.key).forEach(({ index }, place) => (fold[index] = place % folds));
  return fold;
}

/** Routes every sample by models that have not seen it: 10 folds, as often as asked, every fit from scratch. */
export function crossValidate(
  base: RouterModel,
  rows: TrainingRows,
  settings: FitSettings,
  repetitions: number,
  routers: readonly RouteRow[],
): readonly UnseenRow[] {
  const { samples } = rows;
  const unseen: UnseenRow[] = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const foldOf = dealt(samples.length, repetition);
    for (let fold = 0; fold < folds; fold += 1) {
      const fitted = fitRouter(
        base.prior,
        samples.filter((_, index) => foldOf[index] !== fold),
        rows,
        settings,
      );
      const model = { ...base, ...fitted };
      samples.forEach((row, index) => {
        if (foldOf[index] !== fold) return;
        unseen.push({ row, model, decisions: routers.map((route) => route(row, model)) });
      });
    }
  }
  return unseen;
}

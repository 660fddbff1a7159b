import { drained } from '../../core/drained';
import { askedText } from '../../core/features/asked-text';
import { lexicalCount } from '../../core/features/lexical';
import { guardedHead } from '../../core/refit/guarded-head';
import type { GuardedHead } from '../../core/refit/guarded-head';
import { nearDuplicates } from '../../core/refit/near-duplicates';
import { refitBlocks, refitFeatures, scaledFeatures, scaleOfTraffic } from '../../core/refit/refit-features';
import { appsOf, withApps } from '../../core/refit/app-columns';
import { regrouped } from '../../core/refit/regrouped';
import { splitGroups } from '../../core/refit/split-groups';
import { RandomStreams } from '../../core/sim/rng';
import type { PairedOutcomes } from '../../core/stats/routing-curve';
import { routingFigures } from '../../core/stats/routing-figures';
import type { RoutingFigures } from '../../core/stats/routing-figures';
import type { OutcomeRow } from './load-outcomes';
import { resampledApgr } from './resampled-apgr';
import type { ScoredText } from './scored-rows';

/** One refit on randomly drawn labels, measured on every other row of the file. */
export interface RefitRun {
  readonly prior: RoutingFigures;
  readonly refit: RoutingFigures;
  /** What is routed by under the guard: the refit where it was adopted, else the prior. */
  readonly guarded: RoutingFigures;
  readonly adopted: boolean;
  readonly resampled: readonly number[];
}

/** A file's rows as the refit reads them; the scale is over all of them, because it needs no label. */
export interface RefitFile {
  readonly x: readonly Float64Array[];
  readonly rows: readonly OutcomeRow[];
  readonly texts: readonly ScoredText[];
  /** Near-duplicates and fillings of one template: they are labelled together or held out together. */
  readonly groups: Uint32Array;
  /** What is read as the app that a row came from; null where nothing is. */
  readonly apps: readonly string[] | null;
}

/** Standardises a file's features on the file, labelled or not. */
export function refitFile(rows: readonly OutcomeRow[], texts: readonly ScoredText[], bySubject: boolean): RefitFile {
  const raw = texts.map((text) => refitFeatures(text.judge, text.lexical, text.vector));
  const scale = drained(scaleOfTraffic(raw));
  const groups = drained(nearDuplicates(rows.map((row) => askedText(row.prompt))));
  return {
    x: raw.map((row) => scaledFeatures(row, scale)),
    rows,
    texts,
    groups,
    apps: bySubject ? rows.map((row) => row.subject) : null,
  };
}

/** Draws `labels` rows by the run's own stream, group by group, fits on them and measures on the rest; of the last group nothing is measured on. */
export function refitRun(file: RefitFile, labels: number, run: number, resamples: number): RefitRun {
  const { rows, texts } = file;
  const streams = new RandomStreams(run);
  const { own, held } = splitGroups(file.groups, labels, streams.stream(`bench/labels/${labels}`));
  const apps = appsOf(own.map((row) => file.apps?.[row] ?? null));
  const x = (row: number): Float64Array => withApps(file.x[row] ?? new Float64Array(0), file.apps?.[row] ?? null, apps);
  const fitted = drained(
    guardedHead(
      own.map(x),
      own.map((row) => rows[row] ?? { weak: 0, strong: 0 }),
      regrouped(own, file.groups),
      refitBlocks((file.x[0]?.length ?? 0) + apps.length, lexicalCount, apps.length),
      streams.stream('bench/folds'),
    ),
  );
  const outcomes: PairedOutcomes = {
    weak: held.map((row) => rows[row]?.weak ?? 0),
    strong: held.map((row) => rows[row]?.strong ?? 0),
  };
  const prior = held.map((row) => texts[row]?.judge ?? 0);
  const refit = held.map((row) => headScore(fitted, x(row)));
  const [priorFigures, refitFigures] = [routingFigures(prior, outcomes), routingFigures(refit, outcomes)];
  return {
    prior: priorFigures,
    refit: refitFigures,
    guarded: fitted.adopted ? refitFigures : priorFigures,
    adopted: fitted.adopted,
    resampled: resampledApgr(refit, outcomes, streams.stream('bench/resample'), resamples),
  };
}

function headScore({ head }: GuardedHead, x: Float64Array): number {
  let score = head.mean;
  for (let k = 0; k < head.weights.length; k += 1) score += (head.weights[k] ?? 0) * (x[k] ?? 0);
  return score;
}

import type { Embedding } from '../domain/features';
import type { IndexRefit } from '../domain/index-refit';
import type { Label } from '../domain/prompt';
import type { RefitFigures } from '../domain/refit-report';
import type { RandomStream, RandomStreams } from '../sim/rng';
import { sigmoid } from '../sim/deterministic-math';
import { areaUnderCurve } from '../stats/area-under-curve';
import { calibrationError } from '../stats/calibration-error';
import { pairedBootstrapInSteps } from '../stats/paired-bootstrap';
import type { PairedDifference } from '../stats/paired-bootstrap';
import { appsOf, withApps } from './app-columns';
import { crossFittedCalibration, fitCalibration, labelWeights } from './calibrate-index';
import { membersOf } from './deal-groups';
import { guardedHead } from './guarded-head';
import type { Head } from './fit-head';
import type { PairedLabel } from './guarded-head';
import { expectedWithMore, learningCurve } from './learning-curve';
import { nearDuplicates } from './near-duplicates';
import { refitBlocks, refitFeatures, scaledFeatures, scaleOfTraffic } from './refit-features';
import type { RefitScale } from './refit-features';
import { regrouped } from './regrouped';

/** A prompt of the traffic as a refit reads it. */
export interface RefitRow {
  /** Logit of the shipped index. */
  readonly index: number;
  readonly lexical: Float64Array;
  readonly vector: Embedding;
  /** The app that the prompt came from, where that is known. */
  readonly app: string | null;
  /** What near-duplicates are known by. */
  readonly text: string;
  readonly need: Label['need'] | null;
}

export interface RefitOutcome {
  /** Null where it is not better on held-out labels beyond noise. */
  readonly refit: Pick<IndexRefit, 'labels' | 'head' | 'calibration'> | null;
  readonly moved: 'ranking' | 'scale' | null;
  readonly figures: RefitFigures;
}

/** Whether local failed, 0 or 1, and which labels are near-duplicates of each other. */
interface Labelled {
  readonly failed: readonly number[];
  readonly groups: ArrayLike<number>;
}

const lexicalCount = 27;
const digits = 1e6;
/** Rows between two chances to pause. */
const rowsAtOnce = 256;

/**
 * Refits the complexity index on labelled rows of a traffic: refit H under its guard (MODEL.md) moves the ranking, a logistic
 * calibration the scale; either is taken only where labels that it has not seen are foretold better beyond noise. `edge` is
 * the edge threshold, 0..1. Pauses every few milliseconds; deterministic in the order of the rows.
 */
export function* refitIndex(
  traffic: readonly RefitRow[],
  edge: number,
  streams: RandomStreams,
): Generator<void, RefitOutcome, void> {
  const { scale, apps, x, penalties, labels, index, groups } = yield* readLabelled(traffic);
  const guarded = yield* guardedHead(x, labels, groups, penalties, streams.stream('refit/folds'));
  yield;
  const failed = labels.map(({ weak }) => 1 - weak);
  const weighed = { failed, weights: labelWeights(groups) };
  const before = index.map((value) => sigmoid(value));
  const rescaled = yield* crossFittedCalibration(index, null, weighed, guarded.folds);
  yield;
  const reranked = guarded.adopted
    ? yield* crossFittedCalibration(index, guarded.head.nested, weighed, guarded.folds)
    : rescaled;
  const better = (one: readonly number[], other: readonly number[], name: string): Generator<void, boolean, void> =>
    foretellsBetter(one, other, { failed, groups }, streams.stream(`refit/better/${name}`));
  // A new ranking has to be better than a new scale for the old one.
  const isReranked =
    guarded.adopted && (yield* better(reranked, rescaled, 'ranking')) && (yield* better(reranked, before, 'both'));
  const moved = isReranked ? 'ranking' : (yield* better(rescaled, before, 'scale')) ? 'scale' : null;
  const after = isReranked ? reranked : rescaled;
  yield;
  const gain = Float64Array.from(labels, ({ weak, strong }) => strong - weak);
  const success = Float64Array.from(labels, ({ weak, strong }) => strong + weak);
  const curve = yield* learningCurve({ x, gain, success, groups, penalties }, streams);
  const gained = gain.map((value) => (value > 0 ? 1 : 0));
  yield;
  const ranked = { before: rankedRight(index, gained), after: rankedRight(guarded.head.unseen, gained) };
  yield;
  const agreement = yield* agreementOf(before, after, { failed, groups }, edge, streams);
  const refit =
    moved === null ? null : yield* refitOf(isReranked ? guarded.head : null, { scale, apps }, index, weighed);
  yield;
  return {
    refit,
    moved,
    figures: {
      distinct: guarded.distinct,
      correlation: { before: guarded.prior, after: guarded.own, noise: guarded.noise },
      ranked,
      calibrationError: {
        before: calibrationError(before, failed) ?? 0,
        after: calibrationError(after, failed) ?? 0,
      },
      agreement,
      curve,
      // A label held out in turn is foretold by four fifths of the others.
      expected: expectedWithMore(
        [...curve, { labels: Math.round(0.8 * labels.length), ranked: ranked.after }],
        labels.length,
      ),
    },
  };
}

interface LabelledRows {
  readonly scale: RefitScale;
  readonly apps: readonly string[];
  readonly x: readonly Float64Array[];
  readonly penalties: Float64Array;
  readonly labels: readonly PairedLabel[];
  readonly index: readonly number[];
  readonly groups: Uint32Array;
}

/** The labelled rows as the fit takes them, standardised on all rows. */
function* readLabelled(traffic: readonly RefitRow[]): Generator<void, LabelledRows, void> {
  const raw = yield* mappedInSteps(traffic, (row) => refitFeatures(row.index, row.lexical, row.vector));
  const scale = yield* scaleOfTraffic(raw);
  yield;
  const own = traffic.flatMap((row, k) => (row.need === null ? [] : [k]));
  const apps = appsOf(own.map((k) => traffic[k]?.app ?? null));
  const x = yield* mappedInSteps(own, (k) =>
    withApps(scaledFeatures(raw[k] ?? new Float64Array(0), scale), traffic[k]?.app ?? null, apps),
  );
  const penalties = refitBlocks(x[0]?.length ?? 0, lexicalCount, apps.length);
  const labels = own.map((k) => pairOf(traffic[k]?.need ?? 'local'));
  const index = own.map((k) => traffic[k]?.index ?? 0);
  // Over all rows: a template that fills a third of the labels would pass for a kind of traffic among them.
  const groups = regrouped(own, yield* nearDuplicates(traffic.map((row) => row.text)));
  return { scale, apps, x, penalties, labels, index, groups };
}

function* mappedInSteps<From, To>(rows: readonly From[], map: (row: From) => To): Generator<void, readonly To[], void> {
  const mapped: To[] = [];
  for (const row of rows) {
    if (mapped.length % rowsAtOnce === rowsAtOnce - 1) yield;
    mapped.push(map(row));
  }
  yield;
  return mapped;
}

/** What a label says of the best local and the best cloud endpoint. */
function pairOf(need: Label['need']): PairedLabel {
  if (need === 'local') return { weak: 1, strong: 1 };
  return { weak: 0, strong: need === 'cloud' ? 1 : 0 };
}

function* refitOf(
  head: Head | null,
  { scale, apps }: { readonly scale: RefitScale; readonly apps: readonly string[] },
  index: readonly number[],
  weighed: Parameters<typeof fitCalibration>[2],
): Generator<void, RefitOutcome['refit'], void> {
  const calibration = yield* fitCalibration(index, head?.unseen ?? null, weighed);
  if (head === null) return { labels: index.length, head, calibration };
  const columns = scale.mean.length;
  return {
    labels: index.length,
    head: {
      bias: rounded(head.mean),
      mean: scale.mean.map(rounded),
      spread: scale.spread.map(rounded),
      weights: Array.from(head.weights.subarray(0, columns), rounded),
      ...(apps.length === 0 ? {} : { apps: offsetsOf(apps, head.weights.subarray(columns)) }),
    },
    calibration,
  };
}

function offsetsOf(apps: readonly string[], weights: Float64Array): Record<string, number> {
  return Object.fromEntries(apps.map((app, k) => [app, rounded(weights[k] ?? 0)]));
}

/** Whether one prediction has a smaller squared error than the other, with an interval over groups that excludes 0. */
function* foretellsBetter(
  one: readonly number[],
  other: readonly number[],
  { failed, groups }: Labelled,
  stream: RandomStream,
): Generator<void, boolean, void> {
  const differences = failed.map((came, k) => square(came - (other[k] ?? 0)) - square(came - (one[k] ?? 0)));
  return ((yield* pairedBootstrapInSteps(byGroup(differences, groups), stream))?.low ?? 0) > 0;
}

/** Differences added up by group and divided by the rows a group: their mean is that of the rows, resampled by groups. */
function byGroup(differences: readonly number[], groups: ArrayLike<number>): readonly number[] {
  const members = membersOf(groups);
  const scale = members.length / Math.max(1, differences.length);
  return members.map((rows) => scale * rows.reduce((sum, k) => sum + (differences[k] ?? 0), 0));
}

function* agreementOf(
  before: readonly number[],
  after: readonly number[],
  { failed, groups }: Labelled,
  edge: number,
  streams: RandomStreams,
): Generator<void, RefitFigures['agreement'], void> {
  const right = (values: readonly number[]): readonly number[] =>
    values.map((value, k) => Number(value > edge === (failed[k] === 1)));
  const [old, own] = [right(before), right(after)];
  const difference: PairedDifference | null = yield* pairedBootstrapInSteps(
    byGroup(
      own.map((value, k) => value - (old[k] ?? 0)),
      groups,
    ),
    streams.stream('refit/agreement'),
  );
  return { before: mean(old), after: mean(own), low: difference?.low ?? 0, high: difference?.high ?? 0 };
}

function rankedRight(score: ArrayLike<number>, gained: ArrayLike<number>): number {
  return (
    areaUnderCurve(
      Array.from(score),
      Array.from(gained, (one) => one === 1),
    ) ?? 0.5
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function square(value: number): number {
  return value * value;
}

/** Six decimals: what is stored is what is used, in every tab. A spread stays above 0. */
function rounded(value: number): number {
  const near = Math.round(value * digits) / digits;
  return near === 0 && value > 0 ? 1 / digits : near;
}

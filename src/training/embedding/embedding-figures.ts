import { RandomStreams } from '../../core/sim/rng';
import { areaUnderCurve } from '../../core/stats/area-under-curve';
import { cosines } from './cosines';
import { nearestLabel } from './nearest-label';
import { rankCorrelation } from './rank-correlation';
import { resample } from './resample';
import type { Figure } from './resample';
import type { LabelledText, RatedPair, RoutingTexts, TestSets } from './test-sets';
import type { TextEncoder, TextVector } from './text-encoder';

const streams = new RandomStreams(2026);
/** As the policy's default: the margin is between the means of the nearest eight exemplars a side. */
const topK = 8;

/** One measured thing: what, and how much with its interval. */
export interface NamedFigure {
  readonly name: string;
  readonly figure: Figure;
}

/** Intent accuracy of 10 nearest neighbours, Spearman's correlation with ratings, and routing AUC of the top-k margin. */
export async function embeddingFigures(encoder: TextEncoder, sets: TestSets): Promise<readonly NamedFigure[]> {
  const figures: NamedFigure[] = [];
  for (const [name, { examples, queries }] of Object.entries(sets.intents)) {
    figures.push({ name: `${name}, 10-NN accuracy`, figure: await accuracy(encoder, examples, queries) });
  }
  for (const [name, groups] of Object.entries(sets.similarity)) {
    figures.push({ name: `${name}, Spearman`, figure: await correlation(encoder, groups) });
  }
  for (const [name, texts] of sets.routing) {
    figures.push({ name: `${name}, AUC`, figure: await routing(encoder, sets.exemplars, texts) });
  }
  return figures;
}

/** The same AUC with nothing but the text's length: what a margin must beat. */
export function lengthFigures(sets: TestSets): readonly NamedFigure[] {
  return [...sets.routing].map(([name, { cloud, local }]) => ({
    name: `${name}, AUC`,
    figure: aucOf(
      [...cloud, ...local].map((text) => text.length),
      cloud.length,
    ),
  }));
}

async function accuracy(
  encoder: TextEncoder,
  examples: readonly LabelledText[],
  queries: readonly LabelledText[],
): Promise<Figure> {
  const vectors = await encoder.encode(examples.map(({ text }) => text));
  const known = examples.flatMap(({ label }, k) => {
    const vector = vectors[k];
    return vector === undefined ? [] : [{ vector, label }];
  });
  const asked = await encoder.encode(queries.map(({ text }) => text));
  const right = asked.map((vector, k) =>
    nearestLabel(vector, known, encoder.dimensions) === queries[k]?.label ? 1 : 0,
  );
  const statistic = (rows: readonly number[]): number =>
    rows.reduce((sum, row) => sum + (right[row] ?? 0), 0) / rows.length;
  return resample([{ n: right.length, statistic }], streams.stream('training/accuracy'));
}

async function correlation(encoder: TextEncoder, groups: readonly (readonly RatedPair[])[]): Promise<Figure> {
  const rated = await Promise.all(
    groups.map(async (pairs) => {
      const vectors = await encoder.encode(pairs.flatMap(({ a, b }) => [a, b]));
      const near = pairs.map((_, k) => cosine(vectors[2 * k], vectors[2 * k + 1], encoder.dimensions));
      const statistic = (rows: readonly number[]): number =>
        rankCorrelation(
          rows.map((row) => near[row] ?? 0),
          rows.map((row) => pairs[row]?.rating ?? 0),
        );
      return { n: pairs.length, statistic };
    }),
  );
  return resample(rated, streams.stream('training/correlation'));
}

function cosine(a: TextVector | undefined, b: TextVector | undefined, dimensions: number): number {
  if (a === undefined || b === undefined) throw new Error('a text has no vector');
  return cosines(a, [b], dimensions)[0] ?? 0;
}

async function routing(encoder: TextEncoder, exemplars: RoutingTexts, texts: RoutingTexts): Promise<Figure> {
  const cloud = await encoder.encode(exemplars.cloud);
  const local = await encoder.encode(exemplars.local);
  const asked = await encoder.encode([...texts.cloud, ...texts.local]);
  const margins = asked.map(
    (vector) =>
      nearestMean(cosines(vector, cloud, encoder.dimensions)) - nearestMean(cosines(vector, local, encoder.dimensions)),
  );
  return aucOf(margins, texts.cloud.length);
}

function nearestMean(values: Float64Array): number {
  const nearest = values.sort().slice(-topK);
  return nearest.reduce((sum, value) => sum + value, 0) / nearest.length;
}

function aucOf(scores: readonly number[], positives: number): Figure {
  const statistic = (rows: readonly number[]): number =>
    areaUnderCurve(
      rows.map((row) => scores[row] ?? 0),
      rows.map((row) => row < positives),
    ) ?? NaN;
  return resample([{ n: scores.length, statistic }], streams.stream('training/auc'));
}

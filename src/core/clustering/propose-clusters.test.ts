import { describe, expect, test } from 'vitest';
import type { Cluster } from '../domain/policy';
import { RandomStreams } from '../sim/rng';
import { clusterFacts } from './cluster-facts';
import { proposeClusters } from './propose-clusters';
import type { ClusteredText } from './propose-clusters';
import { sphericalKMeans } from './spherical-k-means';

function drained<Value>(steps: Generator<void, Value, void>): Value {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

const stream = new RandomStreams(3).stream('texts');
/** A unit vector near one of the axes. */
function near(axis: number): Float32Array {
  const vector = Float32Array.from({ length: 8 }, (_, k) => (k === axis ? 1 : 0.4 * (stream.uniform() - 0.5)));
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
}
const kinds = ['maths', 'law', 'code'];
const texts: readonly ClusteredText[] = Array.from({ length: 90 }, (_, item) => ({
  text: `${kinds[item % 3]} ${item}`,
  vector: near(item % 3),
}));
const propose = (of: readonly ClusteredText[], k: number, most = 100, seed = 42) =>
  drained(proposeClusters(of, { k, most }, new RandomStreams(seed)));

describe('proposeClusters', () => {
  test('finds the kinds that lie apart, and says how well', () => {
    const { groups, n, meanCosine, meanCosineAsOne, silhouette } = propose(texts, 3);
    expect(n).toBe(90);
    for (const { utterances, size } of groups) {
      expect(size).toBe(30);
      expect(new Set(utterances.map((text) => text.split(' ')[0]))).toHaveLength(1);
    }
    expect(meanCosine).toBeGreaterThan(meanCosineAsOne);
    expect(silhouette).toBeGreaterThan(0.5);
  });

  test('answers the same for the same seed, whatever the order of the texts', () => {
    expect(propose([...texts].reverse(), 5)).toEqual(propose(texts, 5));
  });

  test('keeps the texts nearest to the centroid, and counts all', () => {
    const group = propose(texts, 3, 4).groups[0]!;
    expect(group.utterances).toHaveLength(4);
    expect(group.size).toBe(30);
    expect(group.name).toBe(group.utterances[0]);
  });

  test('makes no empty group: equal texts give fewer', () => {
    const twins = Array.from({ length: 6 }, (_, item) => ({ text: `twin ${item}`, vector: texts[0]!.vector }));
    expect(propose(twins, 3).groups).toHaveLength(1);
    expect(propose(texts.slice(0, 4), 4).groups.map(({ size }) => size)).toEqual([1, 1, 1, 1]);
  });

  test('has no silhouette as one group, where both means agree', () => {
    const { silhouette, meanCosine, meanCosineAsOne } = propose(texts, 1);
    expect(silhouette).toBeNull();
    expect(meanCosine).toBeCloseTo(meanCosineAsOne, 12);
  });
});

test('sphericalKMeans raises the sum of cosines with k', () => {
  const vectors = texts.map(({ vector }) => vector);
  const sums = [1, 2, 3, 6].map((k) => drained(sphericalKMeans(vectors, k, new RandomStreams(1))).sum);
  expect([...sums].sort((a, b) => a - b)).toEqual(sums);
  expect(() => drained(sphericalKMeans(vectors, 91, new RandomStreams(1)))).toThrow('91 groups of 90');
});

test('clusterFacts moves with an example that joins', () => {
  const vectors = new Map(texts.map(({ text, vector }) => [text, vector]));
  const cluster = (id: string, utterances: string[]): Cluster => ({
    id,
    name: id,
    tier: 'cloud',
    scoreThreshold: null,
    utterances,
  });
  const maths = cluster('maths', ['maths 0', 'maths 3', 'maths 6']);
  const others = [maths, cluster('law', ['law 1']), cluster('code', ['code 2', 'maths 9'])];
  const before = clusterFacts(maths, others, (text) => vectors.get(text))!;
  expect(before).toMatchObject({ n: 3, next: { name: 'code' } });
  const joined = { ...maths, utterances: [...maths.utterances, 'law 4'] };
  const after = clusterFacts(joined, others, (text) => vectors.get(text))!;
  expect(after.n).toBe(4);
  expect(after.meanCosine).toBeLessThan(before.meanCosine);
  expect(clusterFacts(cluster('none', ['unheard of']), others, (text) => vectors.get(text))).toBeNull();
});

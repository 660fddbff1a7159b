import type { Embedding } from '../domain/features';
import { dot } from '../pillars/dot';
import type { RandomStream, RandomStreams } from '../sim/rng';
import { centroid } from './centroid';

/** Unit vectors in groups by the nearest of k centroids. */
export interface Grouping {
  /** The group of each vector. */
  readonly groups: Int32Array;
  /** Cosine of each vector to its own centroid, and to the next nearest one (-1 with one group). */
  readonly own: Float64Array;
  readonly next: Float64Array;
  /** Sum of `own`: what is maximised. */
  readonly sum: number;
}

const restarts = 4;
const mostRounds = 50;
/** Vectors that are compared with all centroids between two pauses. */
const vectorsAtOnce = 32;

/**
 * Spherical k-means (Dhillon and Modha, 2001): maximises the sum of cosines to k centroids, from seeds drawn as far apart as
 * k-means++ does (Arthur and Vassilvitskii, 2007), the best of four starts. `k` must be 1..vectors.length. No group is empty
 * unless fewer vectors than k differ. Pauses every few hundred thousand products; a pure function of vectors, k and streams.
 */
export function* sphericalKMeans(
  vectors: readonly Embedding[],
  k: number,
  streams: RandomStreams,
): Generator<void, Grouping, void> {
  if (k < 1 || k > vectors.length) throw new Error(`${k} groups of ${vectors.length} vectors`);
  const flat = flattened(vectors);
  let best: Grouping | null = null;
  for (let start = 0; start < restarts; start += 1) {
    const found = yield* oneStart(vectors, flat, k, streams.stream(`k-means/start-${start}`));
    if (best === null || found.sum > best.sum) best = found;
  }
  if (best === null) throw new Error('no start was made');
  return best;
}

function flattened(vectors: readonly Embedding[]): Float32Array {
  const dimensions = vectors[0]?.length ?? 0;
  const flat = new Float32Array(vectors.length * dimensions);
  for (const [item, vector] of vectors.entries()) flat.set(vector, item * dimensions);
  return flat;
}

function* oneStart(
  vectors: readonly Embedding[],
  flat: Float32Array,
  k: number,
  stream: RandomStream,
): Generator<void, Grouping, void> {
  let grouping = yield* assign(flat, yield* spreadSeeds(vectors, flat, k, stream), vectors.length);
  for (let round = 0; round < mostRounds; round += 1) {
    const moved = yield* assign(flat, centroidsOf(vectors, grouping, k), vectors.length);
    const settled = moved.sum <= grouping.sum;
    if (moved.sum >= grouping.sum) grouping = moved;
    if (settled) break;
  }
  return grouping;
}

/** k vectors, each drawn with a chance in proportion to its cosine distance from those already drawn. */
function* spreadSeeds(
  vectors: readonly Embedding[],
  flat: Float32Array,
  k: number,
  stream: RandomStream,
): Generator<void, readonly Embedding[], void> {
  const seeds: Embedding[] = [];
  const distance = new Float64Array(vectors.length).fill(1);
  while (seeds.length < k) {
    const seed = vectors[drawFrom(distance, stream)];
    if (seed === undefined) break;
    seeds.push(seed);
    for (let item = 0; item < vectors.length; item += 1) {
      const away = Math.max(0, 1 - dot(flat, item * seed.length, seed));
      distance[item] = seeds.length === 1 ? away : Math.min(distance[item] ?? 0, away);
    }
    yield;
  }
  return seeds;
}

/** An item by weight; uniform where all weights are nought. */
function drawFrom(weights: Float64Array, stream: RandomStream): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const uniform = stream.uniform();
  if (total === 0) return Math.floor(uniform * weights.length);
  let left = uniform * total;
  for (const [item, weight] of weights.entries()) {
    left -= weight;
    if (left < 0 && weight > 0) return item;
  }
  return weights.length - 1;
}

function* assign(flat: Float32Array, centroids: readonly Embedding[], count: number): Generator<void, Grouping, void> {
  const groups = new Int32Array(count);
  const own = new Float64Array(count);
  const next = new Float64Array(count).fill(-1);
  let sum = 0;
  for (let item = 0; item < count; item += 1) {
    let [first, second] = [Number.NEGATIVE_INFINITY, -1];
    for (const [group, centre] of centroids.entries()) {
      const cosine = dot(flat, item * centre.length, centre);
      if (cosine > first) {
        if (group > 0) second = Math.max(second, first);
        first = cosine;
        groups[item] = group;
      } else if (cosine > second) second = cosine;
    }
    own[item] = first;
    next[item] = second;
    sum += first;
    if (item % vectorsAtOnce === vectorsAtOnce - 1) yield;
  }
  return { groups, own, next, sum };
}

/** The groups' centroids; a group that has lost its vectors takes the one that lies worst. */
function centroidsOf(vectors: readonly Embedding[], { groups, own }: Grouping, k: number): readonly Embedding[] {
  const members: Embedding[][] = Array.from({ length: k }, () => []);
  for (const [item, vector] of vectors.entries()) members[groups[item] ?? 0]?.push(vector);
  const worst = Array.from(own.keys()).sort((a, b) => (own[a] ?? 0) - (own[b] ?? 0) || a - b);
  return members.map((group) => {
    const replacement = group.length === 0 ? vectors[worst.shift() ?? 0] : undefined;
    return replacement ?? centroid(group, vectors[0]?.length ?? 0);
  });
}

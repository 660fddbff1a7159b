import type { Embedding } from '../domain/features';
import type { Cluster, OwnEncoderChoice } from '../domain/policy';
import type { Tier } from '../domain/prompt';
import { dot } from './dot';
import { TopList } from './top-list';

/** An exemplar beside a text, with the cosine of their vectors, -1..1. */
export interface Neighbour {
  readonly cluster: Cluster;
  readonly utterance: string;
  readonly cosine: number;
}

/** How a text lies between the exemplars of the two tiers. */
export interface SemanticReading {
  /** meanCloud - meanLocal, -2..2. */
  readonly margin: number;
  /** Mean cosine of the top k exemplars of a tier (all, where there are fewer); 0 where there are none. */
  readonly meanCloud: number;
  readonly meanLocal: number;
  /** The nearest exemplars of each tier, at most three, nearest first. */
  readonly nearest: Readonly<Record<Tier, readonly Neighbour[]>>;
}

interface Exemplars {
  readonly sources: readonly { readonly cluster: Cluster; readonly utterance: string }[];
  /** Vectors one after another. */
  readonly vectors: Float32Array;
  readonly top: TopList;
}

/** An encoder of the user's that pillar 2 reads by: the policy's choice, and its exemplars; null while it is not loaded. */
export interface OwnEncoder {
  readonly choice: OwnEncoderChoice;
  readonly index: SemanticIndex | null;
}

const shownNeighbours = 3;

/**
 * Exemplars of both tiers, ready to be compared with a text's vector: 448 of them in about 0.1 ms. The complexity index always
 * reads by the shipped encoder, this index; pillar 2 by `own` where the policy names one.
 */
export class SemanticIndex {
  readonly #cloud: Exemplars;
  readonly #local: Exemplars;
  readonly #topK: number;
  readonly own: OwnEncoder | null;
  readonly #known = new WeakMap<Embedding, SemanticReading>();

  constructor(
    clusters: readonly Cluster[],
    vectors: ReadonlyMap<string, Embedding>,
    topK: number,
    own: OwnEncoder | null,
  ) {
    this.#cloud = exemplarsOf('cloud', clusters, vectors, topK);
    this.#local = exemplarsOf('local', clusters, vectors, topK);
    this.#topK = topK;
    this.own = own;
  }

  /** Exemplars of a tier that have a vector. */
  size(tier: Tier): number {
    return (tier === 'cloud' ? this.#cloud : this.#local).sources.length;
  }

  /** The reading of a unit vector of the same encoder; remembered per vector object. */
  score(vector: Embedding): SemanticReading {
    let reading = this.#known.get(vector);
    if (reading === undefined) {
      reading = this.#read(vector, undefined);
      this.#known.set(vector, reading);
    }
    return reading;
  }

  /** The reading as if an utterance were no exemplar: what training may use of the exemplars themselves. */
  scoreWithout(vector: Embedding, utterance: string): SemanticReading {
    return this.#read(vector, utterance);
  }

  #read(vector: Embedding, without: string | undefined): SemanticReading {
    const cloud = rank(this.#cloud, vector, without, this.#topK);
    const local = rank(this.#local, vector, without, this.#topK);
    return {
      margin: cloud.mean - local.mean,
      meanCloud: cloud.mean,
      meanLocal: local.mean,
      nearest: { cloud: cloud.nearest, local: local.nearest },
    };
  }
}

/**
 * Builds the index of a policy's clusters; `vectors` by utterance. Utterances without a vector, or with an all-zero one,
 * are left out; one that stands twice in a tier counts once. The order of clusters and utterances does not matter.
 */
export function buildSemanticIndex(
  clusters: readonly Cluster[],
  vectors: ReadonlyMap<string, Embedding>,
  topK: number,
  own: OwnEncoder | null = null,
): SemanticIndex {
  return new SemanticIndex(clusters, vectors, topK, own);
}

function exemplarsOf(
  tier: Tier,
  clusters: readonly Cluster[],
  vectors: ReadonlyMap<string, Embedding>,
  topK: number,
): Exemplars {
  const seen = new Set<string>();
  const sources: { cluster: Cluster; utterance: string }[] = [];
  const found: Embedding[] = [];
  for (const cluster of clusters.filter((one) => one.tier === tier).sort((a, b) => order(a.id, b.id))) {
    for (const utterance of [...cluster.utterances].sort(order)) {
      const vector = vectors.get(utterance);
      if (vector === undefined || seen.has(utterance) || vector.every((value) => value === 0)) continue;
      seen.add(utterance);
      sources.push({ cluster, utterance });
      found.push(vector);
    }
  }
  const dimensions = found[0]?.length ?? 0;
  const flat = new Float32Array(found.length * dimensions);
  for (const [index, vector] of found.entries()) flat.set(vector, index * dimensions);
  return { sources, vectors: flat, top: new TopList(Math.max(topK, shownNeighbours)) };
}

/** By code units: the same in every engine and locale. */
function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function rank(
  { sources, vectors, top }: Exemplars,
  vector: Embedding,
  without: string | undefined,
  topK: number,
): { mean: number; nearest: readonly Neighbour[] } {
  top.clear();
  for (let item = 0; item < sources.length; item += 1) {
    if (without !== undefined && sources[item]?.utterance === without) continue;
    top.offer(dot(vectors, item * vector.length, vector), item);
  }
  const nearest: Neighbour[] = [];
  for (let place = 0; place < Math.min(shownNeighbours, top.count); place += 1) {
    const source = sources[top.items[place] ?? 0];
    if (source === undefined) continue;
    const { cluster, utterance } = source;
    nearest.push({ cluster, utterance, cosine: top.values[place] ?? 0 });
  }
  return { mean: top.mean(topK), nearest };
}

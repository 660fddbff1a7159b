import type { ClusterProposal, ProposedCluster } from '../domain/cluster-proposal';
import type { Embedding } from '../domain/features';
import { dot } from '../pillars/dot';
import type { RandomStreams } from '../sim/rng';
import { centroid } from './centroid';
import { sphericalKMeans } from './spherical-k-means';
import type { Grouping } from './spherical-k-means';

/** A text and its unit vector. */
export interface ClusteredText {
  readonly text: string;
  readonly vector: Embedding;
}

/** What still reads as a name in a narrow list. */
const longestName = 48;

/**
 * Groups texts by their vectors and names each group by the text nearest to its centroid. At most `most` texts of a group are
 * kept, nearest first. The order of the texts does not matter; there must be at least k of them.
 */
export function* proposeClusters(
  texts: readonly ClusteredText[],
  { k, most }: { readonly k: number; readonly most: number },
  streams: RandomStreams,
): Generator<void, Omit<ClusterProposal, 'unread'>, void> {
  const sorted = [...texts].sort((a, b) => order(a.text, b.text));
  const vectors = sorted.map(({ vector }) => vector);
  const grouping = yield* sphericalKMeans(vectors, k, streams);
  const whole = centroid(vectors, vectors[0]?.length ?? 0);
  const groups = Array.from({ length: k }, (_, group) => groupOf(sorted, grouping, group, most)).filter(
    (group) => group !== null,
  );
  return {
    groups: named(groups.sort((a, b) => b.size - a.size || order(a.name, b.name))),
    n: sorted.length,
    meanCosine: grouping.sum / sorted.length,
    meanCosineAsOne: meanOf(vectors.map((vector) => dot(vector, 0, whole))),
    silhouette: k === 1 ? null : silhouetteOf(grouping),
  };
}

function groupOf(
  texts: readonly ClusteredText[],
  { groups, own }: Grouping,
  group: number,
  most: number,
): ProposedCluster | null {
  const members = Array.from(texts.keys()).filter((item) => groups[item] === group);
  members.sort((a, b) => (own[b] ?? 0) - (own[a] ?? 0) || a - b);
  const utterances = members.slice(0, most).map((item) => texts[item]?.text ?? '');
  const [nearest] = utterances;
  if (nearest === undefined) return null;
  const meanCosine = meanOf(members.map((item) => own[item] ?? 0));
  return { name: nameOf(nearest), utterances, size: members.length, meanCosine };
}

function nameOf(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= longestName ? line : `${line.slice(0, longestName - 1).trimEnd()}…`;
}

/** Groups whose nearest texts begin alike are told apart by a number. */
function named(groups: readonly ProposedCluster[]): readonly ProposedCluster[] {
  const times = new Map<string, number>();
  return groups.map((group) => {
    const time = (times.get(group.name) ?? 0) + 1;
    times.set(group.name, time);
    return time === 1 ? group : { ...group, name: `${group.name} ${time}` };
  });
}

/** Mean of (next - own) / max(own, next) by cosine distance to centroids (Hruschka and others, 2004). */
function silhouetteOf({ own, next }: Grouping): number {
  return meanOf(
    Array.from(own, (cosine, item) => {
      const [near, far] = [1 - cosine, 1 - (next[item] ?? -1)];
      const larger = Math.max(near, far);
      return larger <= 0 ? 0 : (far - near) / larger;
    }),
  );
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

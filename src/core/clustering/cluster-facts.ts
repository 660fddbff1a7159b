import type { ClusterFacts } from '../domain/cluster-proposal';
import type { Embedding } from '../domain/features';
import type { Cluster } from '../domain/policy';
import { dot } from '../pillars/dot';
import { centroid } from './centroid';

/** How a cluster lies among the others; `vectorOf` knows the examples' unit vectors. Null where none of its examples has one. */
export function clusterFacts(
  cluster: Cluster,
  clusters: readonly Cluster[],
  vectorOf: (utterance: string) => Embedding | undefined,
): ClusterFacts | null {
  const centre = centreOf(cluster, vectorOf);
  if (centre === null) return null;
  let next: ClusterFacts['next'] = null;
  for (const other of clusters) {
    const theirs = other.id === cluster.id ? null : centreOf(other, vectorOf);
    if (theirs === null) continue;
    const cosine = dot(theirs, 0, centre);
    if (next === null || cosine > next.cosine) next = { name: other.name, cosine };
  }
  const cosines = cluster.utterances.flatMap((utterance) => {
    const vector = vectorOf(utterance);
    return vector === undefined ? [] : [{ utterance, cosine: dot(vector, 0, centre) }];
  });
  const nearest = cosines.reduce((top, one) => (one.cosine > top.cosine ? one : top), { utterance: '', cosine: -2 });
  const meanCosine = cosines.reduce((sum, { cosine }) => sum + cosine, 0) / cosines.length;
  return { n: cosines.length, centre: nearest.utterance, meanCosine, next };
}

function centreOf({ utterances }: Cluster, vectorOf: (utterance: string) => Embedding | undefined): Embedding | null {
  const vectors = utterances.flatMap((utterance) => vectorOf(utterance) ?? []);
  return vectors[0] === undefined ? null : centroid(vectors, vectors[0].length);
}

import type { ProposedCluster, ReclusterSource } from '../core/domain/cluster-proposal';
import type { Cluster } from '../core/domain/policy';

/**
 * The clusters with proposed groups in the place of what was grouped: one cluster keeps its tier and threshold, cloud clusters
 * keep a threshold that all of them had, labelled prompts become further cloud clusters. Names that are taken get a number.
 */
export function regroupedClusters(
  clusters: readonly Cluster[],
  source: ReclusterSource,
  groups: readonly ProposedCluster[],
): Cluster[] {
  const isReplaced = (cluster: Cluster): boolean => {
    if (source.kind === 'cloud-labels') return false;
    return source.kind === 'cluster' ? cluster.id === source.clusterId : cluster.tier === 'cloud';
  };
  const replaced = clusters.filter(isReplaced);
  const kept = clusters.filter((cluster) => !isReplaced(cluster));
  const own = new Set(replaced.map(({ scoreThreshold }) => scoreThreshold));
  const scoreThreshold = own.size === 1 ? (replaced[0]?.scoreThreshold ?? null) : null;
  const tier = replaced[0]?.tier ?? 'cloud';
  const fresh: Cluster[] = [];
  // New ids are no old cluster's, so that a trace that names one is never read as another.
  const ids = new Set(clusters.map(({ id }) => id));
  const names = new Set(kept.map(({ name }) => name));
  for (const group of groups) {
    const id = firstFree((number) => `group-${number}`, ids);
    const name = firstFree((number) => (number === 1 ? group.name : `${group.name} (${number})`), names);
    fresh.push({ id, name, tier, scoreThreshold, utterances: [...group.utterances] });
  }
  const place = clusters.findIndex(isReplaced);
  return place === -1 ? [...kept, ...fresh] : [...kept.slice(0, place), ...fresh, ...kept.slice(place)];
}

/** The first name that is not taken yet, which it is from then on. */
function firstFree(nameOf: (number: number) => string, taken: Set<string>): string {
  let number = 1;
  while (taken.has(nameOf(number))) number += 1;
  taken.add(nameOf(number));
  return nameOf(number);
}

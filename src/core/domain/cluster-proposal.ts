/** What is grouped afresh: one cluster's examples, those of all cloud clusters, or prompts whose label says "cloud". */
export type ReclusterSource =
  | { readonly kind: 'cluster'; readonly clusterId: string }
  | { readonly kind: 'cloud-clusters' }
  | { readonly kind: 'cloud-labels' };

/** One group of texts that lie together. */
export interface ProposedCluster {
  /** The text nearest to the centroid, cut to a name's length. */
  readonly name: string;
  /** Nearest to the centroid first. */
  readonly utterances: readonly string[];
  /** Texts that fell to the group, those beyond `utterances` included. */
  readonly size: number;
  /** Mean cosine of the group's texts to its centroid, -1..1. */
  readonly meanCosine: number;
}

/** Texts in k groups by spherical k-means, largest group first; nothing is changed by it. */
export interface ClusterProposal {
  readonly groups: readonly ProposedCluster[];
  readonly n: number;
  /** Texts that the encoder cannot read. */
  readonly unread: number;
  /** Mean cosine of a text to its centroid, and to the one centroid of all texts. */
  readonly meanCosine: number;
  readonly meanCosineAsOne: number;
  /** Mean simplified silhouette by cosine distance to own and next centroid, -1..1; null with one group. */
  readonly silhouette: number | null;
}

/** How a cluster of the policy lies among the others. */
export interface ClusterFacts {
  /** Examples with a vector. */
  readonly n: number;
  /** The example nearest to the centroid, and the mean cosine of the examples to it. */
  readonly centre: string;
  readonly meanCosine: number;
  /** The cluster with the nearest centroid, and its cosine; null where there is no other. */
  readonly next: { readonly name: string; readonly cosine: number } | null;
}

import type { ClusterProposal } from '../../core/domain/cluster-proposal';
import { formatCount } from '../kit/format-count';

/** How well k groups hold the texts together, beside one group of all, with n. */
export function reclusterSentence({
  groups,
  n,
  unread,
  meanCosine,
  meanCosineAsOne,
  silhouette,
}: ClusterProposal): string {
  const signed = (value: number): string => value.toFixed(2).replace('-', '−');
  const parts = [
    `${formatCount(groups.length)} groups of n = ${formatCount(n)}`,
    `mean cosine to own centroid ${signed(meanCosine)}, as one group ${signed(meanCosineAsOne)}`,
    silhouette === null ? 'no silhouette with one group' : `silhouette ${signed(silhouette)}`,
  ];
  return `${parts.join('; ')}.${unread === 0 ? '' : ` ${formatCount(unread)} unread by the encoder.`}`;
}

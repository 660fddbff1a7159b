import type { Frontier, FrontierPoint, FrontierReference } from '../../core/domain/frontier';
import { basisName } from '../kit/basis-name';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { formatShare } from '../kit/format-share';

/** The plot's figures in words: what is shown over how many prompts, where the policy stands, and every reference. */
export function describeFrontier(frontier: Frontier, current: FrontierPoint): string {
  const { n, nLabelled, references, basis } = frontier;
  const over =
    nLabelled > 0
      ? `Cost against quality along the complexity threshold, ${formatCount(n)} prompts, ${formatCount(nLabelled)} labelled`
      : `No labels: cost against local share along the complexity threshold, ${formatCount(n)} prompts`;
  const sample = basis === 'in-sample' ? [basisName[basis]] : [];
  const now = `now at ${current.edgeThreshold}: ${figures(current)}${interval(current)}`;
  return [over, ...sample, now, ...references.map((reference) => `${reference.label}: ${figures(reference)}`)].join(
    '; ',
  );
}

/** Cost and quality, or local share where quality is unknown. */
export function figures({ usdPerThousandRequests, quality, localShare }: FrontierPoint | FrontierReference): string {
  const value = quality === null ? `${formatShare(localShare)} local` : formatShare(quality);
  return `${formatMoney(usdPerThousandRequests)} per 1k, ${value}`;
}

function interval({ qualityLow, qualityHigh }: FrontierPoint): string {
  if (qualityLow === null || qualityHigh === null) return '';
  return ` [${formatShare(qualityLow)}, ${formatShare(qualityHigh)}]`;
}

import type { PolicyEffect } from '../../core/domain/frontier';
import { formatBarePoints, formatChange, formatPoints } from './format-change';
import { formatCount } from './format-count';

/** What an edit does, in one sentence: "65 → 70: 12 of 240 change route, 10 to local, 2 to cloud; held out: cost −31 %, n = 120; quality −0.2 pt [−0.9, +0.4], n = 120". */
export function effectSentence(description: string, effect: PolicyEffect): string {
  const { n, moved, otherModel, judged, costChange, qualityChange } = effect;
  const parts = [`${description}: ${formatCount(moved)} of ${formatCount(n)} change route${where(effect)}`];
  if (otherModel > 0) parts.push(`${formatCount(otherModel)} change model in their tier`);
  if (moved > 0 || (costChange !== null && costChange !== 0)) {
    const over = judged.heldOut && judged.n < n ? 'held out: ' : '';
    const cost = costChange === null ? 'cost unknown' : `cost ${formatChange(costChange)}`;
    parts.push(`${over}${cost}${partsOf(effect)}, n = ${formatCount(judged.n)}`);
    parts.push(qualityChange === null ? 'quality unknown (no labels)' : `quality ${interval(qualityChange)}`);
  }
  return parts.join('; ');
}

/** Whether cost changes by where prompts go, or by the bandit's choice among like models: one seed's luck in part. */
function partsOf({ moved, otherModel, costParts }: PolicyEffect): string {
  if (moved === 0 || otherModel === 0 || costParts === null) return '';
  return ` (${formatChange(costParts.byRoute)} by route, ${formatChange(costParts.byModel)} by other models)`;
}

function where({ toLocal, toCloud, toCache, toPerson, toNobody }: PolicyEffect): string {
  const parts: string[] = [];
  if (toLocal > 0) parts.push(`${formatCount(toLocal)} to local`);
  if (toCloud > 0) parts.push(`${formatCount(toCloud)} to cloud`);
  if (toCache > 0) parts.push(`${formatCount(toCache)} to the cache`);
  if (toPerson > 0) parts.push(`${formatCount(toPerson)} to a person`);
  if (toNobody > 0) parts.push(`${formatCount(toNobody)} to nobody`);
  return parts.map((part) => `, ${part}`).join('');
}

function interval({ value, low, high, n }: NonNullable<PolicyEffect['qualityChange']>): string {
  return `${formatPoints(value)} [${formatBarePoints(low)}, ${formatBarePoints(high)}], n = ${formatCount(n)}`;
}

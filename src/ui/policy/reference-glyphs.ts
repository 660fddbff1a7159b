import type { FrontierReference } from '../../core/domain/frontier';

/** One shape a reference, the same in plot and legend. */
export const referenceGlyphs: Readonly<Record<FrontierReference['id'], string>> = {
  'all-local': '▽',
  'all-cloud': '▲',
  'best-single': '◆',
  'random-mix': '○',
  'length-rule': '□',
  'article-rule': '◇',
};

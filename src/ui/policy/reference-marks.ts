import type { FrontierReference } from '../../core/domain/frontier';

/** One shape and one short name a reference, the same in plot, legend and table. */
export const referenceMarks: Readonly<
  Record<FrontierReference['id'], { readonly glyph: string; readonly name: string }>
> = {
  'all-local': { glyph: '▽', name: 'all local' },
  'all-cloud': { glyph: '▲', name: 'all cloud' },
  'best-single': { glyph: '◆', name: 'best single' },
  'random-mix': { glyph: '○', name: 'random mix' },
  'length-rule': { glyph: '□', name: 'length rule' },
  'article-rule': { glyph: '◇', name: 'article’s rule' },
};

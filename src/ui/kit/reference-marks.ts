import type { FrontierReference } from '../../core/domain/frontier';

/** Where the policy stands, in every plot and legend. */
export const nowMark = '●';

/** One shape and one short name a reference, the same in the small plot, the chart, their legends and tables. */
export const referenceMarks: Readonly<
  Record<FrontierReference['id'], { readonly glyph: string; readonly name: string }>
> = {
  'all-local': { glyph: '▽', name: 'all local' },
  'all-cloud': { glyph: '▲', name: 'all cloud' },
  'best-single': { glyph: '◆', name: 'best single' },
  'random-mix': { glyph: '○', name: 'random mix' },
  'length-rule': { glyph: '□', name: 'length rule' },
  'article-rule': { glyph: '◇', name: 'static rules' },
};

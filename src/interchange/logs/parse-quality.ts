import type { DecimalSeparator } from './parse-number';
import { parseNumber } from './parse-number';
import { scoreOf } from './score-of';

const good = /^(true|good|up|thumbs_?up|ok|yes|pass(ed)?|bom|boa|sim|gut|ja|bueno|s[ií]|bon|oui|buono|👍)$/iu;
const bad = /^(false|bad|down|thumbs_?down|no|fail(ed)?|ruim|mau|n[aã]o|schlecht|nein|malo|mauvais|non|cattivo|👎)$/iu;

/** A recorded quality as a share of the scale's best value, 0..1: a number, a thumb, a yes, or a list of named scores; undefined for anything else. */
export function parseQuality(cell: unknown, best: number, decimal: DecimalSeparator): number | undefined {
  const value = scoreOf(cell);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' && good.test(value.trim())) return 1;
  if (typeof value === 'string' && bad.test(value.trim())) return 0;
  const number = parseNumber(value, decimal);
  if (number === undefined) return undefined;
  // A percent sign has made a share of it already.
  const share = typeof value === 'string' && value.includes('%') ? number : number / best;
  return share >= 0 && share <= 1 ? share : undefined;
}

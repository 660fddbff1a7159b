import { foldDigits } from './fold-digits';

const invisible = /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]/;
const wide = /[\uff01-\uff5e\ufe6b]/;
const wideAll = new RegExp(wide.source, 'g');

/** A text as the detectors read it, and where each of its UTF-16 units stands in the text that it was made of. */
export interface UnmaskedText {
  readonly text: string;
  readonly offsetOf: (index: number) => number;
}

/**
 * Makes characters plain that hide data from patterns and from nobody else: digits of other scripts and full-width forms, the
 * full-width @ among them, become ASCII, and characters without width are left out.
 */
export function unmaskText(raw: string): UnmaskedText {
  const digits = foldDigits(raw);
  const folded = wide.test(digits) ? digits.replace(wideAll, plain) : digits;
  if (!invisible.test(folded)) return { text: folded, offsetOf: (index) => index };
  const offsets: number[] = [];
  let text = '';
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charAt(at);
    if (invisible.test(unit)) continue;
    offsets.push(at);
    text += unit;
  }
  return { text, offsetOf: (index) => offsets[index] ?? folded.length };
}

function plain(character: string): string {
  return character === '\ufe6b' ? '@' : String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

import { phoneContext } from './phone-context';
import { isNationalPhone } from './national-phone';
import type { Span } from './span';

const part = '(?:\\(\\d{1,5}\\)|\\d{1,15})';
// Parts need a separator or a parenthesis between them: digits could otherwise be cut in exponentially many ways.
const candidate = new RegExp(
  '(?<![\\p{L}\\p{M}\\d_/:#=$€£%+-]|\\d[.,]|\\d )' +
    `\\+?${part}(?:[ \\u00a0./\\u2010-\\u2013-]{1,2}${part}|\\(\\d{1,5}\\)|(?<=\\))\\d{1,15}){0,7}` +
    '(?: ?(?:x|ext\\.?) ?\\d{1,6})?(?![\\d_%€$£]|[.,:/-]\\d)',
  'giu',
);
const extension = / ?(?:x|ext\.?) ?\d{1,6}$/i;
const nextPart = /[ \u00a0](?=[\d(])/g;

/**
 * Telephone numbers: international with + (E.164, 8-15 digits), the common national layouts, and any 6-15 digits
 * beside a word such as phone, call or fax. Order, invoice and serial numbers are left alone. Needs ASCII digits.
 */
export function findPhones(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(candidate)) {
    const end = match.index + match[0].length;
    const main = match[0].replace(extension, '');
    const before = text.slice(Math.max(0, match.index - 48), match.index);
    if (isPhone(main, before, text.slice(end, end + 12))) spans.push({ start: match.index, end });
    else {
      const offset = nationalTail(main);
      if (offset !== null) spans.push({ start: match.index + offset, end });
    }
  }
  return spans;
}

function isPhone(main: string, before: string, after: string): boolean {
  const digits = main.replace(/\D/g, '').length;
  if (digits < 6 || digits > 16 || isDate(main)) return false;
  if (main.startsWith('+')) return /^\+\(?[1-9]/.test(main) && digits >= 8 && digits <= 15;
  const context = phoneContext(before, after);
  if (context === 'denied') return false;
  return context === 'phone' ? digits <= 15 : isNationalPhone(main);
}

/** Where a telephone number begins behind numbers of something else ("Apt 12 555-123-4567"); null if none does. */
function nationalTail(main: string): number | null {
  for (const separator of main.matchAll(nextPart)) {
    const offset = separator.index + separator[0].length;
    const rest = main.slice(offset);
    if (rest.length >= 10 && isNationalPhone(rest)) return offset;
  }
  return null;
}

const day = '(?:0?[1-9]|[12]\\d|3[01])';
const month = '(?:0?[1-9]|1[0-2])';
const date = new RegExp(
  `^(?:(?:1[6-9]|20)\\d\\d([-./ ])${month}\\1${day}(?: \\d{1,2})?|${day}([-./ ])${month}\\2(?:(?:1[6-9]|20)\\d\\d|\\d\\d)|` +
    `${month}([-./ ])${day}\\3(?:(?:1[6-9]|20)\\d\\d|\\d\\d)|(?:1[6-9]|20)\\d\\d ?[-\\u2013/] ?(?:1[6-9]|20)\\d\\d)$`,
);

function isDate(found: string): boolean {
  return date.test(found);
}

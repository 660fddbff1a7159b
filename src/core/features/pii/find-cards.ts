import type { Span } from './span';

const group = /\d+/g;
const separator = /^(?:[ \u00a0\u2009\u202f.\u200b-]|[\u2010-\u2013])$/;
const wordCharacter = /[A-Za-z0-9_]/;
const longest = 19;
const mostGroups = 5;
const context =
  /(?:card|credit|debit|visa|master|amex|\bcc\b|kreditkarte|tarjeta|cart[aãe]o?|bancaire|карт\p{L}|信用卡|カード)[^\d\n]{0,24}$/iu;

/**
 * Payment card numbers: a known issuer range and length (ISO/IEC 7812) and a valid Luhn checksum; 12-19 digits in one
 * run or in printed groups. Needs ASCII digits (foldDigits).
 */
export function findCards(text: string): Span[] {
  const groups = [...text.matchAll(group)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  const spans: Span[] = [];
  for (let i = 0; i < groups.length; i += 1) {
    const first = groups[i];
    const last = first === undefined ? -1 : cardEnd(text, groups, i);
    const end = groups[last]?.end;
    if (first === undefined || end === undefined) continue;
    spans.push({ start: first.start, end });
    i = last;
  }
  return spans;
}

/** Index of the last group of the card that starts with group `from`, the longest first; -1 if none does. */
function cardEnd(text: string, groups: readonly Span[], from: number): number {
  const first = groups[from];
  if (first === undefined || isPartOfWord(text, first.start)) return -1;
  let digits = '';
  let found = -1;
  for (let i = from; i < groups.length && i < from + mostGroups; i += 1) {
    const part = groups[i];
    const before = groups[i - 1];
    if (part === undefined || part.end - part.start > longest) break;
    if (i > from && (before === undefined || !separator.test(text.slice(before.end, part.start)))) break;
    if (i > from + 1 && before !== undefined && before.end - before.start < 3) break;
    digits += text.slice(part.start, part.end);
    if (digits.length > longest) break;
    const grouped = i > from;
    if (grouped && (first.end - first.start < 4 || first.end - first.start > 8)) break;
    if (wordCharacter.test(text[part.end] ?? '')) continue;
    if (passesLuhn(digits) && (isIssued(digits) || isNamed(text, first.start, digits))) found = i;
  }
  return found;
}

/** Inside an identifier, or the fraction of a decimal number. */
function isPartOfWord(text: string, start: number): boolean {
  const before = text[start - 1] ?? '';
  return wordCharacter.test(before) || (before === '.' && /\d/.test(text[start - 2] ?? ''));
}

/** A word such as card stands before it: then any issuer will do. */
function isNamed(text: string, start: number, digits: string): boolean {
  return digits.length >= 12 && context.test(text.slice(Math.max(0, start - 40), start));
}

function isIssued(digits: string): boolean {
  const n = digits.length;
  const four = Number(digits.slice(0, 4));
  const two = Math.floor(four / 100);
  if (four >= 4000 && four < 5000) return n === 13 || n === 16 || n === 19;
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return n === 16;
  if (two === 34 || two === 37) return n === 15;
  if (two === 36 || two === 38 || two === 39 || (four >= 3000 && four <= 3059)) return n >= 14;
  if (four >= 3528 && four <= 3589) return n >= 16;
  if (four === 1800 || four === 2131) return n === 15;
  if (four >= 2200 && four <= 2204) return n >= 16;
  if (two === 81 || two === 82) return n >= 16;
  if (n === 12) return [5018, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763].includes(four);
  if (two === 50 || (two >= 56 && two <= 58)) return n >= 13;
  return two >= 60 && two <= 69 && n >= 13;
}

/** ISO/IEC 7812-1 annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

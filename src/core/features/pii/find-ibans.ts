import type { Span } from './span';

// Lengths by country, from the IBAN registry of SWIFT (release 99, 2024).
const lengths: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BI: 27,
  BR: 29,
  BY: 28,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DJ: 27,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FK: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HN: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LC: 32,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  LY: 25,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MN: 20,
  MR: 27,
  MT: 31,
  MU: 30,
  NI: 28,
  NL: 18,
  NO: 15,
  OM: 23,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  RU: 33,
  SA: 24,
  SC: 31,
  SD: 18,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  SO: 23,
  ST: 25,
  SV: 28,
  TL: 23,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
  YE: 30,
};
const head = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}/g;
const alphanumeric = /[A-Za-z0-9]/;
const separator = /[ \u00a0\u202f-]/;

/** International bank account numbers: the country's length and a remainder of 1 modulo 97 (ISO 13616). */
export function findIbans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(head)) {
    const end = ibanEnd(text, match.index);
    if (end !== null) spans.push({ start: match.index, end });
  }
  return spans;
}

function ibanEnd(text: string, start: number): number | null {
  const length = lengths[text.slice(start, start + 2).toUpperCase()];
  if (length === undefined) return null;
  let account = '';
  let position = start;
  while (account.length < length && position < text.length) {
    const character = text[position] ?? '';
    if (alphanumeric.test(character)) account += character.toUpperCase();
    else if (!separator.test(character) || !alphanumeric.test(text[position + 1] ?? '')) return null;
    position += 1;
  }
  if (account.length < length || alphanumeric.test(text[position] ?? '')) return null;
  return remainder97(account.slice(4) + account.slice(0, 4)) === 1 ? position : null;
}

function remainder97(account: string): number {
  let rest = 0;
  for (const character of account) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

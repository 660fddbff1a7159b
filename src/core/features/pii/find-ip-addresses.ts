import type { Span } from './span';

const v4 = /(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d)/g;
const v6 = /(?<![0-9A-Za-z:.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![0-9A-Za-z:])/g;
const twoColons = /:[0-9A-Fa-f]{0,4}:/;
const versionBefore = /(?:\bv|version|ver\.?|release|build|[A-Za-z]\/|section|chapter|§|firmware|driver)[ \t:=]{0,2}$/i;
const addressBefore =
  /(?:\bip|address|host|server|ping|subnet|gateway|dns|node|client|from|ssh|login|@)[^\d\n]{0,16}$/i;

/**
 * IP addresses of version 4 and 6 that can point at somebody: no loopback, no masks, no version numbers.
 * Four parts below 10 read as a version unless a word before says address.
 */
export function findIpAddresses(text: string): Span[] {
  const spans: Span[] = [];
  const hasDigit = /\d/.test(text);
  for (const match of hasDigit ? text.matchAll(v4) : []) {
    const before = text.slice(Math.max(0, match.index - 32), match.index);
    if (isAddress4(match[0], before)) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  // The least that is one has two colons with at most four digits between them.
  for (const match of twoColons.test(text) ? text.matchAll(v6) : []) {
    if (isAddress6(match[0])) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

function isAddress4(found: string, before: string): boolean {
  const parts = found.split('.');
  const octets = parts.map(Number);
  if (octets.some((octet) => octet > 255) || parts.some((part) => part.length > 1 && part.startsWith('0')))
    return false;
  const [first = 0] = octets;
  const namesNobody = first === 0 || first === 127 || (first === 255 && octets[1] === 255);
  if (namesNobody || versionBefore.test(before)) return false;
  return octets.some((octet) => octet >= 10) || addressBefore.test(before);
}

/** RFC 4291 section 2.2; the short form needs a leading group such as 2001 or fe80, because code is full of `::`. */
function isAddress6(found: string): boolean {
  const groups = found.split(':');
  const gaps = found.split('::').length - 1;
  if (gaps === 0) return groups.length === 8 && groups.every((group) => group !== '');
  if (gaps > 1 || found.includes(':::') || groups.length > 8) return false;
  const [first = ''] = groups;
  return first.length >= 3 && /^(?:[23]|f[cde])/i.test(first) && (/\d/.test(first) || groups.length > 3);
}

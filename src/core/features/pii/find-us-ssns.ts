import type { Span } from './span';

const candidate = /(?<![\dA-Za-z_.-])(\d{3})([- \u2010-\u2013]?)(\d{2})\2(\d{4})(?![\dA-Za-z_]|[.-]\d)/g;
const context = /(?:ssn|social[ -]security|soc\.? sec|tax(?:payer)? id)[^\d\n]{0,24}$/i;

/** US social security numbers in ranges that were ever issued; without hyphens only beside their name. */
export function findUsSsns(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(candidate)) {
    const [found, area = '', separator = '', group = '', serial = ''] = match;
    const issued = area !== '000' && area !== '666' && area < '900' && group !== '00' && serial !== '0000';
    const hyphenated = separator !== '' && separator !== ' ';
    if (!issued) continue;
    if (!hyphenated && !context.test(text.slice(Math.max(0, match.index - 48), match.index))) continue;
    spans.push({ start: match.index, end: match.index + found.length });
  }
  return spans;
}

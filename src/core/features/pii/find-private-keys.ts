import type { Span } from './span';

const marker = /-----(BEGIN|END) (?:[A-Z0-9]{1,16} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const body = /^[A-Za-z0-9+/=\s\\:,"'-]*/;
const longestBody = 20_000;

/** Private keys in PEM armour, from BEGIN to END; one that was cut off reaches as far as its body does. */
export function findPrivateKeys(text: string): Span[] {
  const spans: Span[] = [];
  if (!text.includes('-----')) return spans;
  let open: RegExpExecArray | null = null;
  for (const match of text.matchAll(marker)) {
    if (match[1] === 'BEGIN') {
      if (open !== null) addCut(text, open, match.index, spans);
      open = match;
    } else if (open !== null) {
      spans.push({ start: open.index, end: match.index + match[0].length });
      open = null;
    }
  }
  if (open !== null) addCut(text, open, text.length, spans);
  return spans;
}

/** Bodies end at the next marker, so that a text of nothing but BEGINs is read once. */
function addCut(text: string, begin: RegExpExecArray, limit: number, spans: Span[]): void {
  const after = begin.index + begin[0].length;
  const found = body.exec(text.slice(after, Math.min(limit, after + longestBody)))?.[0] ?? '';
  if (/[A-Za-z0-9+/]{16}/.test(found)) spans.push({ start: begin.index, end: after + found.trimEnd().length });
}

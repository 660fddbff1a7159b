import type { PiiKind } from '../domain/features';
import { detectPii } from './pii/detect-pii';

/** A text in which everything that the detectors find is replaced by its kind, as `[email]`, and the kinds that were found. */
export function redact(text: string): { readonly text: string; readonly kinds: readonly PiiKind[] } {
  const spans = detectPii(text, 'text').toSorted((one, other) => one.start - other.start);
  let clean = '';
  let from = 0;
  for (const { kind, start, end } of spans) {
    // Spans may overlap: what a former one has covered is gone already.
    if (start >= from) clean += `${text.slice(from, start)}[${kind}]`;
    from = Math.max(from, end);
  }
  return { text: clean + text.slice(from), kinds: [...new Set(spans.map(({ kind }) => kind))] };
}

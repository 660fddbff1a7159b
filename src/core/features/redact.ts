import type { PiiKind } from '../domain/features';
import { redactSpans } from '../domain/redact-spans';
import { detectPii } from './pii/detect-pii';

/** A text in which everything that the detectors find is replaced by its kind, as `[email]`, and the kinds that were found. */
export function redact(text: string): { readonly text: string; readonly kinds: readonly PiiKind[] } {
  const spans = detectPii(text, 'text');
  return { text: redactSpans(text, spans), kinds: [...new Set(spans.map(({ kind }) => kind))] };
}

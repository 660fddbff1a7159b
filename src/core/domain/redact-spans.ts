import type { PiiKind, PiiSpan } from './features';

/** What a detector would take for the name of the secret that follows it. */
const names: ReadonlySet<PiiKind> = new Set(['secret', 'private-key']);

/**
 * A text in which each span of personal or secret data is replaced by its kind, as `[email]`, keys and passwords by `[redacted]`; of
 * spans that overlap, by the first one's.
 */
export function redactSpans(text: string, spans: readonly Pick<PiiSpan, 'kind' | 'start' | 'end'>[]): string {
  let clean = '';
  let at = 0;
  for (const { kind, start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    const [from, to] = [Math.max(0, start), Math.min(text.length, end)];
    // Outside of this text, or within a span that is already gone.
    if (to <= at || from >= text.length) continue;
    clean += from < at ? '' : `${text.slice(at, from)}[${names.has(kind) ? 'redacted' : kind}]`;
    at = to;
  }
  return clean + text.slice(at);
}

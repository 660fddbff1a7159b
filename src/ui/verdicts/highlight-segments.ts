/** A stretch of text, marked or not. */
export interface Segment {
  readonly text: string;
  readonly marked: boolean;
  /** Where it starts in the whole text. */
  readonly start: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Characters shown around and between marks of a long text. */
const CONTEXT = 160;

/**
 * Cuts a text at its spans (overlaps are joined, spans outside are dropped) and shortens unmarked stretches to 160
 * characters at each mark, with … where something was left out.
 */
export function highlightSegments(text: string, spans: readonly Span[]): readonly Segment[] {
  const joined = joinSpans(spans, text.length);
  const segments: Segment[] = [];
  let at = 0;
  joined.forEach((span, index) => {
    const before = text.slice(at, span.start);
    segments.push({ text: shorten(before, index > 0, true), marked: false, start: at });
    segments.push({ text: text.slice(span.start, span.end), marked: true, start: span.start });
    at = span.end;
  });
  segments.push({ text: shorten(text.slice(at), joined.length > 0, false), marked: false, start: at });
  return segments.filter((segment) => segment.text !== '');
}

function joinSpans(spans: readonly Span[], length: number): readonly Span[] {
  const sorted = spans
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && span.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else joined.push(span);
  }
  return joined;
}

function shorten(text: string, keepHead: boolean, keepTail: boolean): string {
  const room = CONTEXT * (Number(keepHead) + Number(keepTail) || 2);
  if (text.length <= room) return text;
  if (keepHead && keepTail) return `${text.slice(0, CONTEXT)} … ${text.slice(-CONTEXT)}`;
  return keepTail ? `… ${text.slice(-CONTEXT)}` : `${text.slice(0, room)} …`;
}

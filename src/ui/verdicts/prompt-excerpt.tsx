import type { Features } from '../../core/domain/features';
import type { TraceEntry } from '../../core/domain/verdict';
import { highlightSegments, type Span } from './highlight-segments';

interface PromptExcerptProps {
  readonly text: string;
  readonly entries: readonly TraceEntry[];
  readonly features: Features | null;
}

/** The prompt with what rules matched and what detectors found marked in it; long stretches between marks are left out. */
export function PromptExcerpt({ text, entries, features }: PromptExcerptProps) {
  const matches: Span[] = entries
    .flatMap((entry) => entry.evidence ?? [])
    .flatMap((evidence) => (evidence.kind === 'match' ? [{ start: evidence.start, end: evidence.end }] : []));
  const found: Span[] = (features?.pii ?? []).filter((span) => span.field === 'text');
  return (
    <p className="font-mono text-12 break-words whitespace-pre-wrap text-fg-2" dir="auto">
      {highlightSegments(text, [...matches, ...found]).map((segment) =>
        segment.marked ? (
          <mark key={segment.start} className="bg-hair px-0.5 font-bold text-fg underline">
            {segment.text}
          </mark>
        ) : (
          <span key={segment.start}>{segment.text}</span>
        ),
      )}
    </p>
  );
}

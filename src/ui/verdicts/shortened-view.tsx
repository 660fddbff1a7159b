import type { ShownCuts } from '../../core/domain/inspection';
import { highlightSegments } from './highlight-segments';

const names = { system: 'System text', turn: 'Earlier turn', prompt: 'Prompt' } as const;

/** Each message that shortening cuts, with the cut parts struck out; long stretches between them are left out. */
export function ShortenedView({ shortened = [] }: { readonly shortened?: readonly ShownCuts[] | undefined }) {
  if (shortened.length === 0) return null;
  return (
    <section aria-label="Shortened" className="grid gap-2">
      <h3 className="label">Shortened: struck out is not sent</h3>
      {shortened.map(({ name, text, cuts }, place) => (
        <div key={place}>
          <p className="text-11 text-fg-2">
            {names[name]}: {[...new Set(cuts.map(({ kind }) => kind))].join(', ')}
          </p>
          <p className="font-mono text-12 break-words whitespace-pre-wrap" dir="auto">
            {highlightSegments(
              text,
              cuts.map(({ from, to }) => ({ start: from, end: to })),
            ).map((segment) =>
              segment.marked ? (
                <del key={segment.start} className="bg-hair text-fg-2">
                  {segment.text}
                </del>
              ) : (
                <span key={segment.start}>{segment.text}</span>
              ),
            )}
          </p>
        </div>
      ))}
    </section>
  );
}

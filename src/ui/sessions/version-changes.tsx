import { policyChanges } from '../../core/domain/policy-changes';
import { useVersionChanges } from '../../state/version-changes-store';
import { effectSentence } from '../kit/effect-sentence';
import { formatCount } from '../kit/format-count';

const mostShown = 40;

/** What applying a version would change: its values, and what that does to the session's prompts. */
export function VersionChanges({ title }: { readonly title: string }) {
  const pair = useVersionChanges((state) => state.pair);
  const effect = useVersionChanges((state) => state.effect);
  if (pair === null) return null;
  const changes = policyChanges(pair.from, pair.to);
  return (
    <div className="grid w-full grid-cols-[minmax(0,1fr)] gap-1 border-1 border-fg p-2">
      <p role="status">
        {effect === null ? 'The session is flown under it.' : `SIM · ${effectSentence(title, effect)}`}
      </p>
      {changes.length === 0 ? (
        <p>No value differs.</p>
      ) : (
        <ul aria-label={`Changes to ${title}`} className="text-12">
          {changes.slice(0, mostShown).map(({ path, before, after }) => (
            <li key={path} className="break-words">
              <span className="font-bold">{path}</span>{' '}
              <span className="num whitespace-normal">
                {before ?? 'nothing'} → {after ?? 'nothing'}
              </span>
            </li>
          ))}
          {changes.length > mostShown ? <li>{formatCount(changes.length - mostShown)} more</li> : null}
        </ul>
      )}
    </div>
  );
}

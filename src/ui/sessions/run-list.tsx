import { dropRun, openRun } from '../../state/durable/durable-actions';
import { useDurable } from '../../state/durable/durable-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { momentText } from './moment-text';

/** Runs that were kept under a name. */
export function RunList() {
  const runs = useDurable((state) => state.runs);
  return (
    <section aria-labelledby="sessions-runs" className="border-t-1 border-fg px-4 py-3">
      <h3 id="sessions-runs" className="label">
        Saved runs — <span className="num">{formatCount(runs.length)}</span>
      </h3>
      {runs.length === 0 ? <p className="text-12 text-fg-2">None yet.</p> : null}
      <ul aria-labelledby="sessions-runs">
        {runs.map(({ name, savedAt, hash, rows, seed }) => (
          <li key={name} className="flex flex-wrap items-center gap-2 border-b-1 border-hair py-1">
            <div className="min-w-0 grow">
              <p className="font-bold break-words">{name}</p>
              <p className="num text-11 text-fg-2">
                {momentText(savedAt)} · {formatCount(rows)} rows · seed {seed} · {hash.slice(0, 8)}
              </p>
            </div>
            <Button aria-label={`Open ${name}`} onClick={() => void openRun(name)}>
              Open
            </Button>
            <Button aria-label={`Delete ${name}`} onClick={() => void dropRun(name)}>
              Delete
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

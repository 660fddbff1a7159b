import { useEngine } from '../../state/engine-store';
import { everyRow, useLog } from '../../state/log-store';
import { startSession } from '../../state/connect-engine';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { useMedia } from '../kit/use-media';
import { ExportCsv } from './export-csv';
import { LogFilters } from './log-filters';
import { LogGrid } from './log-grid';
import { useLabelKeys } from './use-label-keys';

/** Every prompt that was flown, newest first. */
export function Log() {
  // Another query is another list: it starts at its top.
  const key = useLog((state) => JSON.stringify(state.query));
  const cards = useMedia('(max-width: 899px)');
  useLabelKeys();
  return (
    <section aria-labelledby="log-heading" className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-1 px-4 py-1 min-[900px]:flex-nowrap">
        <h2 id="log-heading" className="label flex min-h-hit items-center pr-2 whitespace-nowrap max-[899px]:w-full">
          <RowCount />
        </h2>
        <LogFilters />
        <ExportCsv />
      </div>
      <HiddenRows />
      <LogEmpty />
      <LogGrid key={key} cards={cards} />
    </section>
  );
}

function RowCount() {
  const count = useLog((state) => state.count);
  const total = useLog((state) => state.total);
  return (
    <span>
      Log —{' '}
      <span className="num">
        {count === total ? formatCount(total) : `${formatCount(count)} of ${formatCount(total)}`}
      </span>
    </span>
  );
}

/** Says that what was just routed is there, though the filter does not show it. */
function HiddenRows() {
  const hidden = useLog((state) => state.hidden);
  return (
    <p role="status" className={hidden === 0 ? 'sr-only' : 'flex items-center gap-2 px-4 pb-1 text-12'}>
      {hidden > 0 && (
        <>
          <span>
            <span className="num">{formatCount(hidden)}</span> new {hidden === 1 ? 'row' : 'rows'} hidden by the filter
          </span>
          <span aria-hidden>·</span>
          <button
            type="button"
            className="min-h-hit underline pointer-coarse:min-h-hit-touch"
            onClick={() => useLog.getState().setQuery(everyRow)}
          >
            Show
          </button>
        </>
      )}
    </p>
  );
}

/** What to do where there is nothing to see. */
function LogEmpty() {
  const count = useLog((state) => state.count);
  const total = useLog((state) => state.total);
  const loading = useLog((state) => state.loading);
  const starting = useEngine((state) => state.starting);
  const embedding = useEngine((state) => state.embedder.state === 'loading');
  const seed = useEngine((state) => state.seed);
  if (count > 0 || loading) return null;
  const line = 'flex items-center gap-3 px-4 py-2 text-13';
  if (total > 0)
    return (
      <p className={line}>
        No row matches.{' '}
        <Button onClick={() => useLog.getState().setQuery(everyRow)}>Show all {formatCount(total)}</Button>
      </p>
    );
  if (starting)
    return (
      <p className={line}>{embedding ? 'The first run waits for the embedder.' : 'The first run is under way.'}</p>
    );
  return (
    <p className={line}>
      No requests yet. <Button onClick={() => void startSession(seed)}>Fly the built-in prompts</Button>
    </p>
  );
}

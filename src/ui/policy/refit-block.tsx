import type { RefitReport } from '../../core/domain/refit-report';
import { useEngine } from '../../state/engine-store';
import { useLog } from '../../state/log-store';
import { useNavigation } from '../../state/navigation-store';
import { usePolicy } from '../../state/policy-store';
import { useRefit } from '../../state/refit-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { formatShare } from '../kit/format-share';
import { PitfallLines } from './pitfall-lines';
import { expectationSentence, refitSentence } from './refit-sentence';

/** The refit of the index on the user's own labels: what it brought, how it grows, what to label next. */
export function RefitBlock() {
  const { refit, start, remove } = useRefit();
  const ready = useEngine((state) => state.embedder.state === 'ready');
  const rows = useEngine((state) => state.rows);
  const active = usePolicy((state) => state.policy?.complexity.refit ?? null);
  const running = refit.state === 'running';
  const report = refit.state === 'done' && rows >= refit.rows ? refit.report : null;
  return (
    <section aria-label="Refit" className="flex flex-col gap-2 border-t border-rule pt-2">
      <p className="text-12 text-fg-2">
        {active === null
          ? 'Index as shipped.'
          : `Index refitted on ${formatCount(active.labels)} own labels${active.head === null ? ', scale only' : ''}.`}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void start()} refusal={refusalOf(ready, running)}>
          {running ? 'Refitting' : 'Refit on my labels'}
        </Button>
        {active !== null && <Button onClick={remove}>Undo refit</Button>}
      </div>
      <p role="status" className="text-12">
        {refit.state === 'failed' ? `Not refitted: ${refit.message}` : report === null ? '' : refitSentence(report)}
      </p>
      {report !== null && <Curve report={report} />}
      {report !== null && report.next.length > 0 && <NextList report={report} />}
      <PitfallLines />
    </section>
  );
}

function refusalOf(ready: boolean, running: boolean): string | undefined {
  if (running) return 'A refit is under way.';
  return ready ? undefined : 'The encoder is not loaded.';
}

function Curve({ report }: { readonly report: RefitReport }) {
  const { figures } = report;
  if (figures === null || figures.curve.length === 0) return null;
  const sizes = [...figures.curve, { labels: report.labels - report.heldOut, ranked: figures.ranked.after }];
  return (
    <>
      <table className="num w-full table-fixed text-12">
        <caption className="text-left text-11 whitespace-normal text-fg-2">
          Pairs ranked right on held-out labels; as shipped {formatShare(figures.ranked.before)}
        </caption>
        <thead>
          <tr className="text-left text-11 text-fg-2">
            <th scope="col">Labels</th>
            <th scope="col">Refit</th>
            <th scope="col" aria-hidden />
          </tr>
        </thead>
        <tbody>
          {sizes.map(({ labels, ranked }) => (
            <tr key={labels}>
              <td>{formatCount(labels)}</td>
              <td>{formatShare(ranked)}</td>
              <td aria-hidden className="w-1/2">
                <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="h-1.5 w-full">
                  <rect width={100 * ranked} height="6" className="fill-current" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-12 text-fg-2">{expectationSentence(report) ?? 'Too few labels for a forecast.'}</p>
    </>
  );
}

function NextList({ report }: { readonly report: RefitReport }) {
  return (
    <div>
      <h4 className="text-11 text-fg-2">Label next: nearest to the edge, unlike each other</h4>
      <ul>
        {report.next.map(({ row, text, index }) => (
          <li key={row}>
            <button
              type="button"
              className="flex min-h-hit w-full min-w-0 items-center gap-2 text-left text-12 hover:bg-fill pointer-coarse:min-h-hit-touch"
              onClick={() => show(row)}
            >
              <span className="num shrink-0 text-fg-2">
                row {formatCount(row + 1)}, index {index}
              </span>
              <span className="min-w-0 truncate">{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Opens a row where its verdicts and its labels are. */
function show(row: number): void {
  useLog.getState().select(row);
  useNavigation.getState().go('route');
}

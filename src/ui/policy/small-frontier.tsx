import type { Frontier, FrontierPoint } from '../../core/domain/frontier';
import { useEngine } from '../../state/engine-store';
import { useLive } from '../../state/live-store';
import { usePolicy } from '../../state/policy-store';
import { basisName } from '../kit/basis-name';
import { formatCount } from '../kit/format-count';
import { describeFrontier, figures } from './describe-frontier';
import { FrontierPlot } from './frontier-plot';
import { Disclosure } from './disclosure';
import { nowMark, referenceMarks } from '../kit/reference-marks';

/** Where the policy stands between cost and quality, and whether routing pays on this traffic at all. */
export function SmallFrontier() {
  const frontier = usePolicy((state) => state.frontier);
  const isLive = useLive((state) => state.mode === 'live');
  const readOf = usePolicy((state) => state.frontierHash);
  const applying = usePolicy((state) => state.applying);
  const run = useEngine((state) => state.telemetryHash);
  // Until it has been read again it is of the run before.
  const isBehind = !isLive && (applying || readOf !== run);
  const threshold = usePolicy((state) => state.policy?.complexity.edgeThreshold);
  if (frontier === null && isLive)
    return <p className="px-4 py-2 text-12 text-fg-2">The LIVE frontier follows the first LIVE row.</p>;
  // About as high as what follows, so that the sections below stay where they are.
  if (frontier === null)
    return <p className="min-h-78 px-4 py-2 text-12 text-fg-2">The frontier follows the first run.</p>;
  return (
    <div className={isBehind ? 'opacity-50' : undefined} aria-busy={isBehind}>
      <FrontierFigure frontier={frontier} current={pointAt(frontier, threshold)} />
    </div>
  );
}

/** While the frontier is older than the policy, the dot runs ahead along the curve; then it stands where the run says. */
function pointAt({ points, current }: Frontier, threshold: number | undefined): FrontierPoint {
  if (threshold === undefined || threshold === current.edgeThreshold) return current;
  return points.find((point) => point.edgeThreshold === threshold) ?? current;
}

/** The plot with its legend and the plain answer beneath. */
export function FrontierFigure({
  frontier,
  current,
}: {
  readonly frontier: Frontier;
  readonly current: FrontierPoint;
}) {
  const { mode, basis, n, nLabelled, bothFailed, references, answer } = frontier;
  return (
    <figure className="px-4 pb-2">
      <FrontierPlot frontier={frontier} current={current} description={describeFrontier(frontier, current)} />
      <figcaption className="grid gap-1 text-11">
        <p className="num whitespace-normal!">
          <span className="font-bold">
            {nowMark} now {figures(current)}
          </span>{' '}
          <span className="text-fg-2">
            {mode === 'live' ? 'LIVE' : 'SIM'}, n = {formatCount(n)} {basisName[basis]}
            {nLabelled > 0 && nLabelled < n && `, quality over ${formatCount(nLabelled)} labelled`}
          </span>
        </p>
        {references.length > 0 && (
          <Disclosure
            summary={
              <span className="text-11 text-fg-2">
                {references.map(({ id }) => `${referenceMarks[id].glyph} ${referenceMarks[id].name}`).join('  ')}
              </span>
            }
          >
            {() => <ReferenceTable references={references} />}
          </Disclosure>
        )}
        <p className="text-12">{answer}</p>
        {mode !== 'live' && nLabelled > 0 && bothFailed === 0 && (
          <p className="text-11 text-fg-2">
            All cloud is 100 % by the labels’ definition: none says that both tiers failed.
          </p>
        )}
        {nLabelled === 0 && <p className="text-12">No labels: the y axis is the local share, not quality.</p>}
      </figcaption>
    </figure>
  );
}

function ReferenceTable({ references }: Pick<Frontier, 'references'>) {
  return (
    <table className="w-full">
      <caption className="sr-only">What simple alternatives give on the same prompts</caption>
      <tbody>
        {references.map((reference) => (
          <tr key={reference.id} className="border-t border-hair">
            <th scope="row" className="py-0.5 pr-2 text-left font-normal">
              {referenceMarks[reference.id].glyph} {reference.label}
            </th>
            <td className="num py-0.5 text-right">{figures(reference)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

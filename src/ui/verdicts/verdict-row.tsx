import type { CostBasis } from '../../core/domain/cost-basis';
import type { Endpoint } from '../../core/domain/endpoint';
import type { Score } from '../../core/domain/verdict';
import { loadEmbedder } from '../../state/connect-engine';
import { formatBareMilliseconds } from '../kit/format-milliseconds';
import { costText } from '../kit/cost-text';
import { groupDigits } from '../kit/group-digits';
import { formatScore } from '../kit/score-comparison';
import { stageName } from '../kit/stage-name';
import { ThresholdCell } from './threshold-cell';
import type { VerdictRow } from './verdict-rows';
import { shadowText, verdictText } from './verdict-text';

interface VerdictRowLineProps {
  readonly row: VerdictRow;
  /** Length of the time axis, ms: all stages; 0 where nothing was measured. */
  readonly axisMs: number;
  readonly endpoints: readonly Endpoint[];
  readonly costUsd: number | null;
  /** What the cost of the calls is worth. */
  readonly costBasis: CostBasis | undefined;
}

/** A dash says nothing on a narrow page, where no column asks for it. */
const onlyWide = 'max-[899px]:hidden';

/** One stage: what it said, its score against the threshold that can be edited here, its time and its reason. */
export function VerdictRowLine({ row, axisMs, endpoints, costUsd, costBasis }: VerdictRowLineProps) {
  const { entry, stage, decides } = row;
  const score = entry?.score ?? entry?.shadow?.score;
  const isShadow = entry?.score === undefined && entry?.shadow !== undefined;
  const shadow = entry?.shadow;
  const basis = stage === 'bandit' ? costBasis : undefined;
  const text = verdictText(row, endpoints);
  const reason =
    shadow === undefined ? (entry?.reason ?? '') : `Shadow: ${shadowText(shadow.verdict)}. ${shadow.reason}`;
  return (
    <tr
      data-verdict={row.kind}
      data-decides={decides}
      className="h-6.5 border-t border-hair max-[899px]:grid max-[899px]:h-auto max-[899px]:grid-cols-[88px_minmax(0,1fr)_48px_76px] max-[899px]:items-center max-[899px]:py-1"
    >
      <th scope="row" className={`pr-2 text-left whitespace-nowrap ${decides ? 'font-bold' : 'font-normal'}`}>
        {stageName(stage)}
      </th>
      <td className="truncate pr-2" title={text}>
        {decides ? (
          <strong className="inverted inline-block max-w-full truncate bg-inv-bg px-1 align-middle text-inv-fg">
            {text}
          </strong>
        ) : (
          text
        )}
      </td>
      <td className={`num pr-2 text-right ${isShadow ? 'text-fg-2' : ''}`}>{scoreText(score, isShadow)}</td>
      <td className="num pr-2 text-right">
        <ThresholdCell stage={stage} />
      </td>
      <td className="pr-2 max-[899px]:hidden">
        <TimeBar row={row} axisMs={axisMs} isShadow={shadow !== undefined} />
      </td>
      <td
        className={`num pr-3 text-right max-[899px]:col-start-1 max-[899px]:row-start-2 max-[899px]:text-left max-[899px]:text-fg-2 max-[899px]:after:content-['_ms'] ${row.milliseconds === null ? onlyWide : ''}`}
      >
        {row.milliseconds === null ? '–' : formatBareMilliseconds(row.milliseconds === 0 ? 0.05 : row.milliseconds)}
      </td>
      <td
        className={`num pr-3 text-right max-[899px]:col-start-1 max-[899px]:row-start-3 max-[899px]:text-left max-[899px]:text-fg-2 ${basis === undefined ? "max-[899px]:before:content-['$']" : ''} ${costUsd === null ? onlyWide : ''}`}
      >
        {costUsd === null ? '–' : costText(costUsd, basis, (usd) => groupDigits(usd, 6))}
      </td>
      <td
        className="max-[899px]:col-span-3 max-[899px]:col-start-2 max-[899px]:row-span-2 max-[899px]:row-start-2 max-[899px]:self-start max-[899px]:whitespace-normal max-[899px]:text-fg-2"
        title={reason}
      >
        {isLoadFailure(entry) && (
          <>
            <button type="button" className="font-bold underline" onClick={() => void loadEmbedder()}>
              Retry
            </button>{' '}
          </>
        )}
        <span className="min-[900px]:line-clamp-2 min-[900px]:text-11/3">{reason}</span>
      </td>
    </tr>
  );
}

/** The encoder could not be loaded: the one failure of a stage that the user can do something about here. */
function isLoadFailure(entry: VerdictRow['entry']): boolean {
  return entry?.verdict.kind === 'failed' && entry.verdict.error.code === 'embedder-failed';
}

function scoreText(score: Score | undefined, isShadow: boolean) {
  if (score === undefined) return '–';
  const text = formatScore(score.value, score.unit, score.threshold);
  return isShadow ? `(${text})` : text;
}

/** A stage's share of the stages' time, where it lies on the common axis; a shadow's is dotted and takes none. */
function TimeBar({
  row,
  axisMs,
  isShadow,
}: {
  readonly row: VerdictRow;
  readonly axisMs: number;
  readonly isShadow: boolean;
}) {
  if (isShadow) return <div className="border-t border-dotted border-fg" />;
  if (row.milliseconds === null || axisMs <= 0) return null;
  const left = (row.startMs / axisMs) * 100;
  const width = Math.max(1.5, (row.milliseconds / axisMs) * 100);
  return (
    <div className="relative h-2">
      <div
        className={`absolute h-2 border border-fg ${row.decides ? 'bg-fg' : 'bg-hair'}`}
        style={{ left: `${Math.min(left, 98.5)}%`, width: `${width}%` }}
      />
    </div>
  );
}

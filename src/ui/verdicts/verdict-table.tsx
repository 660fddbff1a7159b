import type { Endpoint } from '../../core/domain/endpoint';
import type { Outcome } from '../../core/domain/outcome';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { VerdictRowLine } from './verdict-row';
import { stageCost } from './stage-cost';
import type { VerdictRow } from './verdict-rows';

interface VerdictTableProps {
  readonly rows: readonly VerdictRow[];
  readonly axisMs: number;
  readonly endpoints: readonly Endpoint[];
  /** What the chosen model's answer cost; null before it came. */
  readonly outcome: Outcome | null;
}

/** The verdicts as a table, one row a stage. */
export function VerdictTable({ rows, axisMs, endpoints, outcome }: VerdictTableProps) {
  return (
    <table aria-label="Verdicts" className="w-full table-fixed border-b border-hair text-12 max-[899px]:block">
      <thead className="max-[899px]:sr-only">
        <tr className="h-5 text-11 text-fg-2">
          <Head className="w-21 text-left">Pillar</Head>
          <Head className="w-33 text-left">Verdict</Head>
          <Head className="w-13 text-right">Score</Head>
          <Head className="w-18 text-right">Threshold</Head>
          <Head className="w-20 text-left max-[899px]:hidden">
            <span className="num flex justify-between">
              <span>0</span>
              <span>{axisMs > 0 ? formatMilliseconds(axisMs) : 'time'}</span>
            </span>
          </Head>
          <Head className="w-12 pr-3! text-right">ms</Head>
          <Head className="w-18 pr-3! text-right">$</Head>
          <Head className="text-left">Reason</Head>
        </tr>
      </thead>
      <tbody className="max-[899px]:block">
        {rows.map((row) => (
          <VerdictRowLine
            key={row.stage}
            row={row}
            axisMs={axisMs}
            endpoints={endpoints}
            costUsd={stageCost(row, outcome)}
            costBasis={outcome !== null && 'costBasis' in outcome ? outcome.costBasis : undefined}
          />
        ))}
      </tbody>
    </table>
  );
}

function Head({ className, children }: { readonly className: string; readonly children: React.ReactNode }) {
  return (
    <th scope="col" className={`pr-2 font-normal ${className}`}>
      {children}
    </th>
  );
}

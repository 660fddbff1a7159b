import type { ReactNode } from 'react';
import type { Comparison, ReportedFigures, StrategyFigures } from '../../core/domain/comparison';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { formatMoney } from '../kit/format-money';
import { formatShare } from '../kit/format-share';
import { groupDigits } from '../kit/group-digits';
import { narrowSpace } from '../kit/narrow-space';
import { changeText, shareInterval, shareText } from './figure-text';

const columns = [
  'Cost per 1M tokens',
  'Cost per 1k requests',
  'Mean latency',
  'Routing accuracy',
  'Privacy kept',
  'Local share',
  'Answered',
  'Cost per 1k requests',
  'Mean latency',
  'Routing accuracy',
];

/** One row a strategy, computed here; below them what the article prints. */
export function StrategyTable({ comparison }: { readonly comparison: Comparison }) {
  return (
    <table className="w-full min-w-300 border-collapse text-12">
      <caption className="sr-only">Strategies on the same prompts, and the figures that the article reports</caption>
      <thead>
        <tr className="text-left text-11 text-fg-2">
          <th
            scope="col"
            rowSpan={2}
            className="sticky left-0 border-b-1 border-fg bg-bg py-1 pr-3 align-bottom font-bold text-fg"
          >
            Strategy
          </th>
          <th scope="colgroup" colSpan={7} className="px-2 pt-1 text-right font-normal">
            On the same prompts
          </th>
          <th scope="colgroup" colSpan={3} className="border-l-1 border-hair px-2 pt-1 text-right font-normal">
            Change against all cloud, paired
          </th>
        </tr>
        <tr className="border-b-1 border-fg text-right align-bottom text-11">
          {columns.map((name, index) => (
            <th key={index} scope="col" className={`px-2 py-1 ${edge(index)}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ownFirst(comparison.strategies).map((figures) => (
          <StrategyRow key={figures.id} figures={figures} />
        ))}
      </tbody>
      <tbody className="border-t-1 border-fg">
        {comparison.reported.map((figures) => (
          <ReportedRow key={figures.label} figures={figures} />
        ))}
      </tbody>
    </table>
  );
}

/** The session's own policy heads the table: it is what the others are read against. */
function ownFirst(strategies: readonly StrategyFigures[]): readonly StrategyFigures[] {
  return strategies.toSorted((a, b) => Number(b.id === 'multi-tier') - Number(a.id === 'multi-tier'));
}

function StrategyRow({ figures }: { readonly figures: StrategyFigures }) {
  const { id, label, detail, usdPerMillionTokens, usdPerThousandRequests, meanLatencyMs } = figures;
  const { accuracy, privacyKept, localShare, answered, changes, sameAs } = figures;
  const none: Cell = [sameAs === undefined ? '—' : `as ${sameAs.toLowerCase()}`];
  const perThousand = (usd: number): string => formatMoney(1000 * usd);
  const cells: readonly Cell[] = [
    [usdPerMillionTokens === null ? '—' : formatMoney(usdPerMillionTokens)],
    [usdPerThousandRequests === null ? '—' : formatMoney(usdPerThousandRequests)],
    [meanLatencyMs === null ? '—' : formatMilliseconds(meanLatencyMs)],
    accuracy.value === null ? ['no labels'] : [shareText(accuracy), shareInterval(accuracy)],
    privacyKept.value === null ? ['none sensitive'] : [shareText(privacyKept), shareInterval(privacyKept)],
    [shareText(localShare), shareInterval(localShare)],
    [shareText(answered), shareInterval(answered)],
    changes === null ? none : changeText(changes.usdPerRequest, perThousand),
    changes === null ? none : changeText(changes.latencyMs, wholeMilliseconds),
    changes === null ? none : changeText(changes.accuracy, 'points'),
  ];
  return <Row mark="SIM" label={label} detail={detail} cells={cells} strong={id === 'multi-tier'} />;
}

function ReportedRow({ figures }: { readonly figures: ReportedFigures }) {
  const { label, usdPerMillionTokens, meanLatencyMs, accuracyPercent, privacyPercent } = figures;
  const cells: readonly Cell[] = [
    [formatMoney(usdPerMillionTokens)],
    ['—'],
    [formatMilliseconds(meanLatencyMs)],
    [formatShare(accuracyPercent / 100)],
    [formatShare(privacyPercent / 100)],
    ['—'],
    ['—'],
    ['—'],
    ['—'],
    ['—'],
  ];
  return <Row mark="reported" label={label} detail="the article’s figure, without n or method" cells={cells} />;
}

// A difference of means: decimals below ten would claim too much.
function wholeMilliseconds(value: number): string {
  return `${groupDigits(value)}${narrowSpace}ms`;
}

/** A figure and, where there is one, its interval. */
type Cell = readonly [figure: string, interval?: string];

interface RowProps {
  readonly mark: 'SIM' | 'reported';
  readonly label: string;
  readonly detail: string;
  readonly cells: readonly Cell[];
  readonly strong?: boolean;
}

/** The detail has a line of its own, across the table: under the name it would make every row as high as five. */
function Row({ mark, label, detail, cells, strong = false }: RowProps): ReactNode {
  return (
    <>
      <tr className="text-right align-top">
        <th scope="row" className="sticky left-0 min-w-34 bg-bg pt-2 pr-3 text-left font-normal whitespace-nowrap">
          <span className={strong ? 'font-bold' : ''}>{label}</span> <span className="text-11 text-fg-2">{mark}</span>
        </th>
        {cells.map(([figure, interval], index) => (
          <td key={index} className={`px-2 pt-2 ${edge(index)}`}>
            <span className={`num block ${strong ? 'font-bold' : ''}`}>{figure}</span>
            {interval === undefined ? null : <span className="num block text-11 text-fg-2">{interval}</span>}
          </td>
        ))}
      </tr>
      <tr className="border-b-1 border-hair last:border-b-0">
        <td colSpan={1 + columns.length} className="pb-2 text-11 text-fg-2">
          <span className="sticky left-0 inline-block max-w-[min(100vw-2rem,72rem)]">{detail}</span>
        </td>
      </tr>
    </>
  );
}

/** The changes stand behind a line of their own. */
function edge(index: number): string {
  return index === 7 ? 'border-l-1 border-hair' : '';
}

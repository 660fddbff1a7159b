import type { MatrixCell, MatrixGroup, MatrixLine, ModelMatrix } from '../../core/domain/model-matrix';
import { everyRow, useLog } from '../../state/log-store';
import { useNavigation } from '../../state/navigation-store';
import { formatCount } from '../kit/format-count';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { formatMoney } from '../kit/format-money';
import { shareInterval, shareText } from './figure-text';
import { matrixShades } from './matrix-shades';
import type { Shade, ShadedBy } from './matrix-shades';

const shadeClasses: Readonly<Record<Shade, string>> = {
  0: 'bg-bg',
  1: 'bg-fill',
  2: 'bg-hair',
  3: 'inverted bg-inv-bg text-inv-fg',
};

interface MatrixTableProps {
  readonly matrix: ModelMatrix;
  readonly shade: ShadedBy;
}

/** A row a model, a column a kind of prompt. A cell leads to its prompts in the log. */
export function MatrixTable({ matrix, shade }: MatrixTableProps) {
  const shadeOf = matrixShades(matrix.lines, shade);
  return (
    <table className="w-full border-collapse text-12">
      <caption className="sr-only">Accuracy, latency and cost of each model by kind of prompt</caption>
      <thead>
        <tr className="border-b-1 border-fg align-bottom text-11">
          <th scope="col" className="sticky left-0 bg-bg py-1 pr-3 text-left">
            Model
          </th>
          {matrix.groups.map(({ name, rows }) => (
            <th key={name} scope="col" className="min-w-20 border-l-1 border-hair px-2 py-1 text-left">
              {name}
              <span className="num block font-normal text-fg-2">n {formatCount(rows)}</span>
            </th>
          ))}
          <th scope="col" className="min-w-20 border-l-1 border-fg px-2 py-1 text-left">
            All
            <span className="num block font-normal text-fg-2">n {formatCount(matrix.n)}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {matrix.lines.map((line) => (
          <tr key={line.endpointId ?? ''} className="border-b-1 border-hair last:border-b-0">
            <th scope="row" className="sticky left-0 bg-bg py-1 pr-3 text-left font-normal whitespace-nowrap">
              {line.endpointId === null ? <strong>{line.label}</strong> : line.label}
            </th>
            {matrix.groups.map((group, at) => (
              <Cell
                key={group.name}
                matrix={matrix}
                line={line}
                group={group}
                cell={line.cells[at] ?? null}
                shade={shadeOf(line.cells[at] ?? null)}
              />
            ))}
            <td className="border-l-1 border-fg px-2 py-1">
              {line.all === null ? '—' : <Figures cell={line.all} dim="text-fg-2" />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly matrix: ModelMatrix;
  readonly line: MatrixLine;
  readonly group: MatrixGroup;
  readonly cell: MatrixCell | null;
  readonly shade: Shade | null;
}

function Cell({ matrix, line, group, cell, shade }: CellProps) {
  if (cell === null) return <td className="border-l-1 border-hair px-2 py-1 text-fg-2">—</td>;
  const tone = shadeClasses[shade ?? 0];
  const dim = shade === null || shade < 2 ? 'text-fg-2' : '';
  // No name stands for several groups: there is nothing to ask the log for.
  if (group.others)
    return (
      <td className={`border-l-1 border-hair px-2 py-1 ${tone}`}>
        <Figures cell={cell} dim={dim} />
      </td>
    );
  return (
    <td className={`border-l-1 border-hair p-0 ${tone}`}>
      <button
        type="button"
        className="ring-inside min-h-hit-touch w-full px-2 py-1 text-left hover:underline"
        aria-label={`${line.label}, ${group.name}: ${spoken(cell)}. Show its ${formatCount(cell.rows)} prompts`}
        title={`${line.label}, ${group.name}: accuracy ${shareText(cell.accuracy)} ${shareInterval(cell.accuracy)}`}
        onClick={() => showPrompts(matrix, line, group)}
      >
        <Figures cell={cell} dim={dim} />
      </button>
    </td>
  );
}

function Figures({ cell, dim }: { readonly cell: MatrixCell; readonly dim: string }) {
  const { accuracy, meanMs, usdPerThousandRequests } = cell;
  return (
    <>
      <span className="num block">{accuracy.value === null ? '—' : shareText(accuracy)}</span>
      <span className={`num block text-11 ${dim}`}>{meanMs === null ? '—' : formatMilliseconds(meanMs)}</span>
      <span className={`num block text-11 ${dim}`}>{formatMoney(usdPerThousandRequests)}</span>
    </>
  );
}

function spoken({ accuracy, meanMs, usdPerThousandRequests }: MatrixCell): string {
  const right = accuracy.value === null ? 'no labels' : `accuracy ${shareText(accuracy)} of ${formatCount(accuracy.n)}`;
  const late = meanMs === null ? 'never answered' : formatMilliseconds(meanMs);
  return `${right}, ${late}, ${formatMoney(usdPerThousandRequests)} per 1k requests`;
}

/** The log cut to a cell's prompts. In SIM every model had them all; in LIVE a model had those that were sent to it. */
function showPrompts({ mode, by, basis }: ModelMatrix, { endpointId }: MatrixLine, { name }: MatrixGroup): void {
  const half = basis === 'held-out' ? 'report' : null;
  const served = mode === 'live' ? { endpointId } : {};
  useLog.getState().setQuery({ ...everyRow, half, ...served, group: { by, name } });
  useNavigation.getState().go('log');
}

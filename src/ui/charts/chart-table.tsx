import { groupDigits } from '../kit/group-digits';
import { ScrollRegion } from '../kit/scroll-region';
import type { ChartFacts } from './chart-facts';

/** A chart's figures as a table. */
export function ChartTable({ facts }: { readonly facts: ChartFacts }) {
  const { question, columns, rows } = facts;
  return (
    <ScrollRegion name={`Figures of: ${question}`} className="max-h-65 border-1 border-hair">
      <table className="w-full border-collapse text-12">
        <thead>
          <tr className="text-left text-11">
            {columns.map((column) => (
              <th key={column} scope="col" className="sticky top-0 bg-bg px-2 py-1 whitespace-nowrap">
                {column.replaceAll('_', ' ')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row} className="border-t-1 border-hair">
              {cells.map((cell, column) => (
                <td key={columns[column]} className={`px-2 py-0.5 ${typeof cell === 'number' ? 'num text-right' : ''}`}>
                  {cellText(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function cellText(cell: string | number | null): string {
  if (cell === null) return '—';
  if (typeof cell === 'string') return cell;
  return groupDigits(cell, Number.isInteger(cell) ? 0 : Math.abs(cell) < 10 ? 3 : 1);
}

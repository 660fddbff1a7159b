import type { ImportPreview } from '../../engine/protocol';
import { useImport } from '../../state/import-store';
import { formatCount } from '../kit/format-count';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { formatMoney } from '../kit/format-money';
import { formatShare } from '../kit/format-share';
import { fieldNames } from './import-fields';

type Figure = ImportPreview['figures'][number];

const formats = { cost: formatMoney, latency: formatMilliseconds, quality: formatShare };

/** What the columns of figures come to under the mapping: a wrong unit or decimal shows in the least and the greatest. */
export function FigureList() {
  const figures = useImport((state) => state.preview?.figures);
  if (figures === undefined || figures.length === 0) return null;
  return (
    <ul className="grid gap-1 text-12">
      {figures.map((figure) => (
        <li key={figure.field} className="wrap-anywhere">
          <span className="font-bold">{fieldNames[figure.field]}</span> <span className="num">{textOf(figure)}</span>
        </li>
      ))}
    </ul>
  );
}

function textOf({ field, filled, read, min, median, max }: Figure): string {
  const share = `${formatCount(read)} of ${formatCount(filled)} cells read`;
  if (min === null || median === null || max === null) return share;
  const format = formats[field];
  return `min ${format(min)}, median ${format(median)}, max ${format(max)}; ${share}`;
}

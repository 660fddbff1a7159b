import { formatCount } from '../kit/format-count';
import { ScrollRegion } from '../kit/scroll-region';

interface RowListProps {
  readonly name: string;
  readonly rows: readonly {
    readonly row: number;
    readonly note: string;
    readonly excerpt: string;
    /** Stands under the excerpt. */
    readonly reason?: string;
  }[];
  /** How many there are; the list may have the first of them only. */
  readonly total: number;
  readonly onOpen: (row: number) => void;
}

/** Rows of the log with what is said of each; the number leads to the row. */
export function RowList({ name, rows, total, onOpen }: RowListProps) {
  if (rows.length === 0) return null;
  return (
    <>
      <ScrollRegion name={name} className="max-h-40 border-1 border-fg">
        <ul>
          {rows.map(({ row, note, excerpt, reason }) => (
            <li key={row} className="flex items-baseline gap-3 border-b-1 border-hair px-2 text-12 last:border-b-0">
              <button
                type="button"
                aria-label={`Open row ${row + 1}`}
                className="num min-h-hit w-9 shrink-0 text-right underline pointer-coarse:min-h-hit-touch"
                onClick={() => onOpen(row)}
              >
                {formatCount(row + 1)}
              </button>
              <span className="num shrink-0">{note}</span>
              <span className="min-w-0 grow">
                <span className="block truncate" title={excerpt}>
                  {excerpt}
                </span>
                {reason === undefined ? null : <span className="block text-11 text-fg-2">{reason}</span>}
              </span>
            </li>
          ))}
        </ul>
      </ScrollRegion>
      {total > rows.length ? (
        <p className="text-12 text-fg-2">
          The first {formatCount(rows.length)} of {formatCount(total)} are listed.
        </p>
      ) : null}
    </>
  );
}

import { csvCell } from '../../core/domain/csv-cell';

/** Rows as CSV (RFC 4180, CRLF), numbers in full precision; what nobody knows is an empty cell. */
export function csvLines(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

import { csvCell } from '../../core/domain/csv-cell';
import type { BadRow } from './record-reader';

/** Bad rows as CSV (RFC 4180, CRLF) with line, reason and excerpt. */
export function badRowsToCsv(rows: readonly BadRow[]): string {
  const lines = rows.map(({ line, reason, excerpt }) => [line, reason, excerpt].map(csvCell).join(','));
  return `${['line,reason,excerpt', ...lines].join('\r\n')}\r\n`;
}

import type { BadRow } from './record-reader';

/**
 * Bad rows as CSV (RFC 4180, CRLF) with line, reason and excerpt. Cells that a spreadsheet would run as a formula are prefixed
 * by an apostrophe.
 */
export function badRowsToCsv(rows: readonly BadRow[]): string {
  const lines = rows.map(({ line, reason, excerpt }) => [String(line), reason, excerpt].map(toCell).join(','));
  return `${['line,reason,excerpt', ...lines].join('\r\n')}\r\n`;
}

function toCell(text: string): string {
  const safe = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

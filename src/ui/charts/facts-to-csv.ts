import type { ChartFacts } from './chart-facts';

/** A chart's figures as CSV (RFC 4180, CRLF), in full precision; what nobody knows is an empty cell. */
export function factsToCsv({ columns, rows }: ChartFacts): string {
  return [columns, ...rows].map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // What a spreadsheet would run as a formula is made text.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

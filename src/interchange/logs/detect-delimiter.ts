import type { Delimiter } from './log-format';
import { cellsOf } from './read-delimited';
import { DelimitedScanner } from './scan-delimited';

export interface DelimiterGuess {
  readonly delimiter: Delimiter;
  /** The head's records, cut into cells. */
  readonly rows: readonly (readonly string[])[];
  /** Share of the records that have as many cells as the first one. */
  readonly consistency: number;
}

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
const mostRecords = 100;

/**
 * The delimiter by which the records of a head have the same number of cells; undefined when none cuts the first record.
 * `isWhole` says that the head is the whole file.
 */
export function detectDelimiter(head: string, isWhole: boolean): DelimiterGuess | undefined {
  const stated = /^sep=([,;|\t])\r?\n/i.exec(head);
  const text = stated === null ? head : head.slice(stated[0].length);
  const guesses = delimiters.map((delimiter) => guessFor(text, delimiter, isWhole));
  const told = guesses.find(({ delimiter }) => delimiter === stated?.[1]);
  if (told !== undefined) return told;
  const cutting = guesses.filter(({ rows }) => (rows[0]?.length ?? 0) > 1);
  return cutting.sort((one, other) => scoreOf(other) - scoreOf(one))[0];
}

/** Consistency first; among equals the one that cuts more cells. */
function scoreOf({ consistency, rows }: DelimiterGuess): number {
  return consistency + Math.min(rows[0]?.length ?? 0, 50) / 200;
}

/** The records of a head under one delimiter. */
export function guessFor(text: string, delimiter: Delimiter, isWhole: boolean): DelimiterGuess {
  const scanner = new DelimitedScanner(text, delimiter, isWhole);
  const rows: (readonly string[])[] = [];
  let at = 0;
  while (at < text.length && rows.length < mostRecords) {
    const scan = scanner.scan(at);
    if (scan.kind === 'open') break;
    const newline = text.indexOf('\n', at);
    if (scan.kind === 'record') {
      const record = text.slice(at, scan.end);
      const cells = cellsOf(record, delimiter)[0];
      if (record.trim() !== '' && cells !== undefined) rows.push(cells);
    }
    at = scan.kind === 'record' ? scan.next : newline === -1 ? text.length : newline + 1;
  }
  const expected = rows[0]?.length ?? 0;
  const same = rows.filter(({ length }) => length === expected).length;
  return { delimiter, rows, consistency: rows.length === 0 ? 0 : same / rows.length };
}

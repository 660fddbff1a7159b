import papaparse from 'papaparse';
import type { Delimiter, LogFormat } from './log-format';
import type { RecordReader, RecordSink } from './record-reader';
import { excerptOf, longestRecord } from './record-reader';
import { DelimitedScanner } from './scan-delimited';

type DelimitedFormat = Extract<LogFormat, { kind: 'delimited' }>;

/** Characters of the longest record that may hold line feeds, i.e. how far an open quote is followed. */
const longestQuoted = 1_048_576;
/** Once so many characters were scanned in vain for closing quotes, a line feed always ends a record. */
const mostScannedInVain = 4_194_304;

/**
 * Reads CSV and its kin: finds whole records, lets papaparse cut them into cells. Quoted cells may hold line feeds; a record
 * whose quotes do not balance is a bad row, and reading goes on at the next line.
 */
export class DelimitedReader implements RecordReader {
  readonly isDone = false;
  readonly #format: DelimitedFormat;
  readonly #sink: RecordSink;
  #text = '';
  #line = 1;
  /** No use looking before there are so many characters: the open record would be scanned over and over. */
  #scanFrom = 0;
  #scannedInVain = 0;
  #isDropping = false;
  #isHeaderDue: boolean;
  #records: string[] = [];
  #lines: number[] = [];

  constructor(format: DelimitedFormat, sink: RecordSink) {
    this.#format = format;
    this.#sink = sink;
    this.#isHeaderDue = format.hasHeader;
  }

  push(text: string): void {
    this.#text += text;
    if (this.#text.length >= this.#scanFrom) this.#scan(false);
  }

  end(): void {
    this.#scan(true);
  }

  #scan(isEnd: boolean): void {
    const text = this.#text;
    const scanner = new DelimitedScanner(text, this.#format.delimiter, isEnd);
    let at = this.#isDropping ? this.#dropLine(text) : 0;
    while (at < text.length) {
      const next = this.#next(text, at, scanner);
      if (next === undefined) break;
      at = next;
    }
    this.#flush();
    this.#text = text.slice(at);
    this.#scanFrom = this.#text.length * 1.5;
  }

  /** Takes the record at `at` and answers where the next one starts; undefined when more text is needed. */
  #next(text: string, at: number, scanner: DelimitedScanner): number | undefined {
    const isHopeless = this.#scannedInVain > mostScannedInVain;
    const scan = isHopeless ? scanner.scanLine(at) : scanner.scan(at);
    if (scan.kind === 'record') {
      this.#take(text.slice(at, scan.end), this.#line);
      this.#line += linesWithin(text, at, scan.next);
      return scan.next;
    }
    const newline = text.indexOf('\n', at);
    const held = text.length - at;
    if (scan.kind === 'open' && held <= (newline === -1 ? longestRecord : longestQuoted)) return undefined;
    this.#scannedInVain += (scan.kind === 'open' ? text.length : scan.at) - at;
    return this.#resynchronise(text, at, newline, scan.kind === 'open' && newline === -1);
  }

  #resynchronise(text: string, at: number, newline: number, isTooLong: boolean): number {
    const end = newline === -1 ? text.length : newline;
    this.#flush();
    const reason = isTooLong ? 'longer than 4 MB' : 'a quote is opened and not closed';
    this.#sink.bad({ line: this.#line, reason, excerpt: excerptOf(text.slice(at, Math.min(end, at + 1000))) });
    this.#isDropping = isTooLong;
    if (newline === -1) return text.length;
    this.#line += 1;
    return newline + 1;
  }

  /** Where the line after the one that is left out starts. */
  #dropLine(text: string): number {
    const newline = text.indexOf('\n');
    if (newline === -1) return text.length;
    this.#isDropping = false;
    this.#line += 1;
    return newline + 1;
  }

  #take(record: string, line: number): void {
    if (record.trim() === '' || (line === 1 && /^sep=.$/i.test(record))) return;
    if (this.#isHeaderDue) {
      this.#isHeaderDue = false;
      return;
    }
    this.#records.push(record);
    this.#lines.push(line);
  }

  #flush(): void {
    if (this.#records.length === 0) return;
    const rows = cellsOf(this.#records.join('\n'), this.#format.delimiter);
    // Where papaparse sees other records than we do, each is cut for itself.
    const isAgreed = rows.length === this.#records.length;
    for (const [index, record] of this.#records.entries()) {
      this.#emit(isAgreed ? [rows[index] ?? []] : cellsOf(record, this.#format.delimiter), record, index);
    }
    this.#records = [];
    this.#lines = [];
  }

  #emit(rows: readonly (readonly string[])[], record: string, index: number): void {
    const line = this.#lines[index] ?? 0;
    const [cells] = rows;
    const expected = this.#format.columns.length;
    if (cells === undefined || rows.length !== 1) {
      this.#sink.bad({ line, reason: 'a quote is opened and not closed', excerpt: excerptOf(record) });
    } else if (
      cells.slice(expected).some((cell) => cell.trim() !== '') ||
      (cells.length < expected && !this.#format.hasShortRows)
    ) {
      const reason = `${cells.length} cells where there should be ${expected}`;
      this.#sink.bad({ line, reason, excerpt: excerptOf(record) });
    } else {
      this.#sink.record({ line, value: cells });
    }
  }
}

/** Cuts records into cells with papaparse; one array a record. */
export function cellsOf(records: string, delimiter: Delimiter): readonly (readonly string[])[] {
  return papaparse.parse<string[]>(records, { delimiter, newline: '\n', quoteChar: '"', header: false }).data;
}

function linesWithin(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

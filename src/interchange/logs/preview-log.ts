import type { Result } from '../../core/domain/result';
import { figureFields } from './column-mapping';
import type { ColumnMapping } from './column-mapping';
import { createReader } from './create-reader';
import type { LogEncoding } from './detect-encoding';
import { figureSummaries } from './figure-summaries';
import type { FigureSummary } from './figure-summaries';
import { guessMapping } from './guess-mapping';
import type { ImportedPrompt } from './imported-prompt';
import { columnReader, logColumns } from './log-columns';
import type { Delimiter, LogFormat } from './log-format';
import type { LogSource } from './log-source';
import { openLog, unreadable } from './open-log';
import type { OpenLog } from './open-log';
import { PromptBuilder } from './prompt-builder';
import type { BadRow, LogRecord } from './record-reader';

/** What a log looks like before it is imported. */
export interface LogPreview {
  readonly name: string;
  readonly totalBytes: number | null;
  readonly format: LogFormat;
  readonly encoding: LogEncoding;
  readonly delimiter: Delimiter | null;
  /** The product whose log this looks like, e.g. `LiteLLM`. */
  readonly shape: string | null;
  readonly columns: readonly string[];
  readonly mapping: ColumnMapping;
  /** The first rows, at most 20. */
  readonly rows: readonly PreviewRow[];
  /** Bad rows among the first ones. */
  readonly badRows: readonly BadRow[];
  /** About how many rows the file has, by its size and its first rows; null when nobody knows the size. */
  readonly estimatedRows: number | null;
  /** What the mapped columns of figures come to over the first rows, at most 200. */
  readonly figures: readonly FigureSummary[];
  readonly warnings: readonly string[];
}

export interface PreviewRow {
  readonly line: number;
  /** The row as text, column by column; long cells are cut. */
  readonly cells: readonly string[];
  /** What the mapping makes of it; null when it holds no prompt. */
  readonly prompt: ImportedPrompt | null;
}

export interface PreviewOptions {
  /** Instead of the guesses: what the user chose. */
  readonly format?: LogFormat;
  readonly mapping?: ColumnMapping;
  /** Gives the event loop a turn. */
  readonly yieldToHost?: () => Promise<void>;
}

const rowsShown = 20;
const rowsGuessedBy = 200;
const mostBadRows = 20;
const enoughBytes = 1_048_576;
const mostBytes = 8_388_608;
const cellCharacters = 300;

/** Reads the first rows of a log (1 MB, or up to 8 MB until there is one) and guesses what its columns mean. */
export async function previewLog(source: LogSource, options: PreviewOptions = {}): Promise<Result<LogPreview>> {
  const opened = await openLog(source, options.format);
  if (!opened.ok) return opened;
  const { format } = opened.value;
  let start: LogStart;
  try {
    start = await readStart(opened.value, options.yieldToHost);
  } catch (error) {
    return { ok: false, failure: unreadable(error) };
  }
  const { records, badRows, bytes } = start;
  const values = records.map(({ value }) => value);
  const columns = logColumns(format, values);
  const guess = guessMapping(format, columns, values);
  const mapping = options.mapping ?? guess.mapping;
  const builder = new PromptBuilder(format, mapping);
  const readers = columns.map((column) => columnReader(format, column));
  return {
    ok: true,
    value: {
      name: source.name,
      totalBytes: source.totalBytes,
      format,
      encoding: start.encoding,
      delimiter: format.kind === 'delimited' ? format.delimiter : null,
      shape: guess.shape,
      columns,
      mapping,
      rows: records.slice(0, rowsShown).map(({ line, value }) => ({
        line,
        cells: readers.map((read) => cellText(read(value))),
        prompt: builder.build(value)?.prompt ?? null,
      })),
      badRows: badRows.slice(0, mostBadRows),
      estimatedRows:
        source.totalBytes === null || bytes === 0 ? null : Math.round((records.length * source.totalBytes) / bytes),
      figures: figureSummaries(format, mapping, values),
      warnings: [
        ...guess.warnings,
        ...(hasDecimals(mapping, guess.mapping) ? guess.decimalWarnings : []),
        ...warningsOf(start),
      ],
    },
  };
}

interface LogStart {
  readonly records: readonly LogRecord[];
  readonly badRows: readonly BadRow[];
  /** Bytes that these rows took. */
  readonly bytes: number;
  readonly encoding: LogEncoding;
  readonly replaced: number;
}

async function readStart(
  { format, pieces, encoding }: OpenLog,
  yieldToHost: (() => Promise<void>) | undefined,
): Promise<LogStart> {
  const records: LogRecord[] = [];
  const badRows: BadRow[] = [];
  const reader = createReader(format, { record: (record) => records.push(record), bad: (row) => badRows.push(row) });
  let last = { bytes: 0, encoding, replaced: 0 };
  let isCut = false;
  for await (const piece of pieces) {
    reader.push(piece.text);
    last = piece;
    isCut =
      reader.isDone || records.length >= rowsGuessedBy || piece.bytes >= (records.length > 0 ? enoughBytes : mostBytes);
    if (isCut) break;
    await yieldToHost?.();
  }
  if (!isCut) reader.end();
  return { records: records.slice(0, rowsGuessedBy), badRows, ...last, bytes: bytesOfRows(last.bytes, records.length) };
}

/** The last piece may hold more rows than the guess looks at. */
function bytesOfRows(bytes: number, rows: number): number {
  return rows > rowsGuessedBy ? (bytes * rowsGuessedBy) / rows : bytes;
}

function hasDecimals(mapping: ColumnMapping, guessed: ColumnMapping): boolean {
  return figureFields.every((field) => mapping.decimals[field] === guessed.decimals[field]);
}

function warningsOf({ records, badRows, replaced, encoding }: LogStart): readonly string[] {
  const warnings: string[] = [];
  if (records.length === 0) warnings.push('No row could be read.');
  else if (badRows.length > records.length)
    warnings.push('Most of the first rows could not be read: is the format right?');
  if (replaced > 0) warnings.push(`${replaced} characters of the first rows are not valid ${encoding}.`);
  return warnings;
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : jsonText(value);
  return text.slice(0, cellCharacters);
}

function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '(nested too deeply to show)';
  }
}

import { eachTurn, earlierUserTurns } from './each-turn';
import type { ImportedPrompt } from './imported-prompt';
import type { TextPiece } from './open-log';
import type { PromptBuilder } from './prompt-builder';
import { promptHash } from './prompt-hash';
import { excerptOf } from './record-reader';
import type { BadRow, LogRecord, RecordSink } from './record-reader';

/** `complete`: to the end of the file; otherwise why not. What was read before is kept. */
export type ImportEnd = 'complete' | 'cancelled' | 'row-limit' | 'unreadable';

export interface ImportReport {
  readonly end: ImportEnd;
  /** Prompts handed over. */
  readonly rows: number;
  /** The first 1,000 that were left out, those without a prompt included. */
  readonly badRows: readonly BadRow[];
  readonly badRowCount: number;
  /** Prompts that an earlier row had already; handed over too unless they were to be dropped. */
  readonly duplicates: number;
  /** Rows in which nobody asks anything; the first of them stand among the bad rows, with what they hold. */
  readonly emptyPrompts: number;
  /** Turns of users that are history of the prompt that was read; 0 when each became a request. */
  readonly earlierTurns: number;
  /** Prompts cut to `longestPromptCharacters`. */
  readonly truncatedPrompts: number;
  /** Rows whose label column says something that is no label. */
  readonly unreadLabels: number;
  readonly labelled: number;
  readonly bytes: number;
  readonly ms: number;
  readonly warnings: readonly string[];
}

const badRowsKept = 1_000;
const batchRows = 500;

/** Counts what an import reads and gathers its prompts into batches. */
export class ImportTally implements RecordSink {
  readonly #builder: PromptBuilder;
  readonly #maxRows: number;
  readonly #dropDuplicates: boolean;
  readonly #eachTurn: boolean;
  readonly #seen = new Set<number>();
  readonly #badRows: BadRow[] = [];
  readonly #warnings: string[] = [];
  #batch: ImportedPrompt[] = [];
  #piece: Omit<TextPiece, 'text'> | undefined;
  #counts = { rows: 0, bad: 0, duplicates: 0, empty: 0, truncated: 0, unread: 0, labelled: 0, earlier: 0 };

  constructor(
    builder: PromptBuilder,
    limits: { readonly maxRows?: number; readonly dropDuplicates?: boolean; readonly eachTurn?: boolean },
  ) {
    this.#builder = builder;
    this.#maxRows = limits.maxRows ?? Number.POSITIVE_INFINITY;
    this.#dropDuplicates = limits.dropDuplicates ?? false;
    this.#eachTurn = limits.eachTurn ?? false;
  }

  readonly record = ({ line, value }: LogRecord): void => {
    if (this.isFull) return;
    const built = this.#builder.build(value);
    const counts = this.#counts;
    if (built === undefined) {
      counts.empty += 1;
      this.#list({ line, reason: 'no prompt in its column', excerpt: inShort(value) });
      return;
    }
    if (built.hasUnreadLabel) counts.unread += 1;
    if (built.isTruncated) counts.truncated += 1;
    const requests = this.#eachTurn ? eachTurn(built.prompt, `line ${line}`) : [built.prompt];
    if (!this.#eachTurn) counts.earlier += earlierUserTurns(built.prompt);
    for (const request of requests) this.#take(request);
  };

  #take(prompt: ImportedPrompt): void {
    if (this.isFull) return;
    const counts = this.#counts;
    const hash = promptHash(prompt);
    const isDuplicate = this.#seen.has(hash);
    this.#seen.add(hash);
    if (isDuplicate) counts.duplicates += 1;
    if (isDuplicate && this.#dropDuplicates) return;
    counts.rows += 1;
    if (prompt.label !== undefined) counts.labelled += 1;
    this.#batch.push(prompt);
  }

  readonly bad = (row: BadRow): void => {
    if (this.isFull) return;
    this.#counts.bad += 1;
    this.#list(row);
  };

  #list(row: BadRow): void {
    if (this.#badRows.length < badRowsKept) this.#badRows.push(row);
  }

  read({ bytes, encoding, replaced }: TextPiece): void {
    this.#piece = { bytes, encoding, replaced };
  }

  warn(message: string): void {
    this.#warnings.push(message);
  }

  get bytes(): number {
    return this.#piece?.bytes ?? 0;
  }

  get rows(): number {
    return this.#counts.rows;
  }

  get badRowCount(): number {
    return this.#counts.bad;
  }

  get isFull(): boolean {
    return this.#counts.rows >= this.#maxRows;
  }

  get hasBatch(): boolean {
    return this.#batch.length >= batchRows;
  }

  takeBatch(): readonly ImportedPrompt[] {
    const batch = this.#batch;
    this.#batch = [];
    return batch;
  }

  report(end: ImportEnd, ms: number): ImportReport {
    const { rows, bad, duplicates, empty, truncated, unread, labelled, earlier } = this.#counts;
    const replaced = this.#piece?.replaced ?? 0;
    if (replaced > 0) this.warn(`${replaced} characters are not valid ${this.#piece?.encoding} and were replaced.`);
    if (rows === 0 && end === 'complete') this.warn('No prompt was found: choose another column or format.');
    return {
      end,
      rows,
      badRows: this.#badRows,
      badRowCount: bad,
      duplicates,
      emptyPrompts: empty,
      earlierTurns: earlier,
      truncatedPrompts: truncated,
      unreadLabels: unread,
      labelled,
      bytes: this.bytes,
      ms,
      warnings: this.#warnings,
    };
  }
}

/** The first characters of a record as JSON; empty for one that is nested too deeply to be written. */
function inShort(value: unknown): string {
  try {
    return excerptOf(JSON.stringify(value) ?? '');
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}

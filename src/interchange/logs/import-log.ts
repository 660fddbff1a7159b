import type { Result } from '../../core/domain/result';
import type { ColumnMapping } from './column-mapping';
import { createReader } from './create-reader';
import { ImportTally } from './import-tally';
import type { ImportEnd, ImportReport } from './import-tally';
import type { ImportedPrompt } from './imported-prompt';
import type { LogFormat } from './log-format';
import type { LogSource } from './log-source';
import { openLog, unreadable } from './open-log';
import type { OpenLog } from './open-log';
import { PromptBuilder } from './prompt-builder';

export interface ImportProgress {
  readonly bytes: number;
  readonly totalBytes: number | null;
  readonly rows: number;
  readonly badRows: number;
  readonly rowsPerSecond: number;
  /** Null while nobody knows. */
  readonly remainingMs: number | null;
}

export interface ImportOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Gives the event loop a turn; called when a slice of 8 ms is used up. */
  readonly yieldToHost: () => Promise<void>;
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** Stops after so many prompts. */
  readonly maxRows?: number;
  /** Leaves out prompts that were there before; they are counted either way. */
  readonly dropDuplicates?: boolean;
  /** Makes a request of every turn of the user's, not of the last alone. */
  readonly eachTurn?: boolean;
  /** What the user chose, or the preview found; detected anew when left out. */
  readonly format?: LogFormat;
  /** Takes the prompts, in the file's order; reading waits for it. */
  readonly onPrompts: (batch: readonly ImportedPrompt[]) => void | Promise<void>;
}

/** One more piece may follow before 8 ms are over. */
const sliceMs = 6;
const progressMs = 100;

/**
 * Reads a log from its first to its last record and hands over its prompts. What is bad is counted, never thrown; a cancel, a
 * row limit or a file that breaks off keeps what was read. Fails with `invalid-input` only when nothing can be read at all.
 */
export async function importLog(
  source: LogSource,
  mapping: ColumnMapping,
  options: ImportOptions,
): Promise<Result<ImportReport>> {
  const startedMs = options.now();
  const opened = await openLog(source, options.format);
  if (!opened.ok) return opened;
  const tally = new ImportTally(new PromptBuilder(opened.value.format, mapping), options);
  let end: ImportEnd;
  try {
    end = await readAll(opened.value, tally, source.totalBytes, startedMs, options);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    tally.warn(unreadable(error.cause).message);
    end = 'unreadable';
  }
  return { ok: true, value: tally.report(end, options.now() - startedMs) };
}

/** The source broke off; everything else that is thrown here is an error of ours or of the caller. */
class SourceError extends Error {
  override readonly name = 'SourceError';
}

async function readAll(
  { format, pieces }: OpenLog,
  tally: ImportTally,
  totalBytes: number | null,
  startedMs: number,
  { signal, now, onPrompts, onProgress, yieldToHost }: ImportOptions,
): Promise<ImportEnd> {
  const reader = createReader(format, tally);
  let sliceFrom = now();
  let toldMs = startedMs;
  const tell = () => onProgress?.(progressOf(tally, totalBytes, now() - startedMs));
  try {
    for (;;) {
      if (signal?.aborted === true) return 'cancelled';
      const { done, value: piece } = await pieces.next().catch((cause: unknown) => {
        throw new SourceError('The source broke off.', { cause });
      });
      if (done === true) break;
      tally.read(piece);
      reader.push(piece.text);
      if (tally.hasBatch) {
        // Whoever takes the prompts may take long, and may want to say how far that is.
        tell();
        await onPrompts(tally.takeBatch());
      }
      if (reader.isDone || tally.isFull) break;
      if (now() - toldMs >= progressMs) {
        tell();
        toldMs = now();
      }
      if (now() - sliceFrom >= sliceMs) {
        await yieldToHost();
        sliceFrom = now();
      }
    }
    reader.end();
    return tally.isFull ? 'row-limit' : 'complete';
  } finally {
    await pieces.return();
    tell();
    const rest = tally.takeBatch();
    if (rest.length > 0) await onPrompts(rest);
    tell();
  }
}

function progressOf(tally: ImportTally, totalBytes: number | null, ms: number): ImportProgress {
  const { bytes, rows, badRowCount } = tally;
  const left = totalBytes === null || bytes === 0 ? null : (ms * Math.max(0, totalBytes - bytes)) / bytes;
  const rowsPerSecond = ms === 0 ? 0 : (rows * 1000) / ms;
  return { bytes, totalBytes, rows, badRows: badRowCount, rowsPerSecond, remainingMs: left };
}

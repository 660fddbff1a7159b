import type { ColumnMapping } from '../../interchange/logs/column-mapping';
import type { ImportReport } from '../../interchange/logs/import-tally';
import type { LogFormat } from '../../interchange/logs/log-format';
import type { LogPreview } from '../../interchange/logs/preview-log';

/** Prompts that a session holds; their texts lie in memory twice, in the engine and in the command log. */
export const mostSessionRows = 200_000;

/** The file that is looked at or imported; a Blob crosses the wire by reference. */
export interface ImportFile {
  readonly blob: Blob;
  readonly name: string;
  /** What the preview found; detected anew when left out. */
  readonly format?: LogFormat;
}

/** What a log looks like, and what the session holds that it would come after. */
export interface ImportPreview extends LogPreview {
  readonly sessionRows: number;
  /** Nothing but the built-in samples, or nothing at all. */
  readonly sessionIsSamples: boolean;
}

export interface ImportWishes extends ImportFile {
  readonly mapping: ColumnMapping;
  /** Clears the session before the first prompt is taken in; a file without any leaves it alone. */
  readonly replace: boolean;
  readonly dropDuplicates: boolean;
  /** Makes a request of every turn of the user's, not of the last alone. */
  readonly eachTurn?: boolean;
}

/** What the log says happened, over the rows that were taken in; sums over the rows that say it. */
export interface RecordedTotals {
  readonly costRows: number;
  readonly costUsd: number;
  readonly latencyRows: number;
  readonly meanLatencyMs: number | null;
  readonly qualityRows: number;
  /** 0..1 */
  readonly meanQuality: number | null;
}

/** What an import brought. Its `report` counts what was read; a cancel may leave some of that outside the session. */
export interface ImportOutcome {
  readonly report: Omit<ImportReport, 'badRows'>;
  /** The first bad rows as CSV. */
  readonly badRowsCsv: string;
  readonly badRowsListed: number;
  readonly firstRow: number;
  /** Prompts that are in the session now. */
  readonly rows: number;
  /** Those of them that brought a label. */
  readonly labelled: number;
  readonly replaced: boolean;
  readonly recorded: RecordedTotals;
}

/** How far an import has come: prompts read, embedded and routed. */
export interface ImportProgress {
  /** Of the whole file, 0..1; an estimate by bytes. */
  readonly share: number;
  readonly rows: number;
  readonly badRows: number;
  readonly rowsPerSecond: number;
  /** Null while nobody knows. */
  readonly remainingMs: number | null;
}

/** The calls of an import. */
export interface ImportCalls {
  /** Reads the first rows and guesses what the columns mean; with a mapping it shows what that makes of them. */
  'import-preview': {
    params: ImportFile & { readonly mapping?: ColumnMapping };
    result: ImportPreview;
  };
  /** Reads a log to its end and routes its prompts. A cancel keeps what is done, and the outcome says so. */
  'import-start': { params: ImportWishes; result: ImportOutcome };
}

export type { ColumnMapping };

/** A record as it stands in the file: cells of a delimited row, a JSON value, or a piece of text. */
export interface LogRecord {
  /** The line it starts on, from 1. */
  readonly line: number;
  readonly value: unknown;
}

/** A part of the file that is no record, and why. */
export interface BadRow {
  readonly line: number;
  readonly reason: string;
  /** Its first characters. */
  readonly excerpt: string;
}

export interface RecordSink {
  readonly record: (record: LogRecord) => void;
  readonly bad: (row: BadRow) => void;
}

/** Reads records from text that comes in pieces. Never throws for what the text holds. */
export interface RecordReader {
  push(text: string): void;
  /** The file is over: reads what is left. */
  end(): void;
  /** True when nothing that may follow is of interest. */
  readonly isDone: boolean;
}

/** Characters of the longest record that is read; a longer one is a bad row. */
export const longestRecord = 4_194_304;

const excerptCharacters = 200;

/** The first characters of a piece of text, on one line. */
export function excerptOf(text: string): string {
  return text
    .slice(0, excerptCharacters)
    .replaceAll(/[\r\n\t]+/g, ' ')
    .trim();
}

import { LineSplitter } from './line-splitter';
import { parseJson } from './parse-json';
import type { RecordReader, RecordSink } from './record-reader';
import { excerptOf, longestRecord } from './record-reader';

/** Reads one JSON value a line; blank lines are skipped, a comma after a value is forgiven. */
export class JsonLinesReader implements RecordReader {
  readonly isDone = false;
  readonly #sink: RecordSink;
  readonly #lines = new LineSplitter(longestRecord, (line, number, isCut) => this.#read(line, number, isCut));

  constructor(sink: RecordSink) {
    this.#sink = sink;
  }

  push(text: string): void {
    this.#lines.push(text);
  }

  end(): void {
    this.#lines.end();
  }

  #read(line: string, number: number, isCut: boolean): void {
    if (isCut) {
      this.#sink.bad({ line: number, reason: 'longer than 4 MB', excerpt: excerptOf(line) });
      return;
    }
    const trimmed = line.trim();
    if (trimmed === '') return;
    const parsed = parseJson(trimmed.endsWith(',') ? trimmed.slice(0, -1) : trimmed);
    if (parsed.ok) this.#sink.record({ line: number, value: parsed.value });
    else this.#sink.bad({ line: number, reason: 'not valid JSON', excerpt: excerptOf(trimmed) });
  }
}

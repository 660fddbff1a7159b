import { LineSplitter } from './line-splitter';
import type { RecordReader, RecordSink } from './record-reader';
import { excerptOf, longestRecord } from './record-reader';

const dashes = /^---[ \t]*$/;

/** Reads plain text: a prompt a line, or prompts separated by lines of three dashes. Blank ones are left out. */
export class TextReader implements RecordReader {
  readonly isDone = false;
  readonly #sink: RecordSink;
  readonly #separatedBy: 'lines' | 'dashes';
  readonly #lines: LineSplitter;
  #block: string[] = [];
  #blockCharacters = 0;
  #blockLine = 1;

  constructor(separatedBy: 'lines' | 'dashes', sink: RecordSink) {
    this.#sink = sink;
    this.#separatedBy = separatedBy;
    this.#lines = new LineSplitter(longestRecord, (line, number, isCut) => this.#read(line, number, isCut));
  }

  push(text: string): void {
    this.#lines.push(text);
  }

  end(): void {
    this.#lines.end();
    this.#endBlock();
  }

  #read(line: string, number: number, isCut: boolean): void {
    if (isCut) {
      this.#sink.bad({ line: number, reason: 'longer than 4 MB', excerpt: excerptOf(line) });
    } else if (this.#separatedBy === 'lines') {
      if (line.trim() !== '') this.#sink.record({ line: number, value: line });
    } else if (dashes.test(line)) {
      this.#endBlock();
    } else {
      this.#add(line, number);
    }
  }

  #add(line: string, number: number): void {
    if (this.#block.length === 0) {
      if (line.trim() === '') return;
      this.#blockLine = number;
    }
    this.#blockCharacters += line.length + 1;
    // What is past the limit is counted but not held.
    if (this.#blockCharacters <= longestRecord) this.#block.push(line);
  }

  #endBlock(): void {
    const text = this.#block.join('\n').trimEnd();
    const isTooLong = this.#blockCharacters > longestRecord;
    this.#block = [];
    this.#blockCharacters = 0;
    if (text === '') return;
    if (isTooLong) this.#sink.bad({ line: this.#blockLine, reason: 'longer than 4 MB', excerpt: excerptOf(text) });
    else this.#sink.record({ line: this.#blockLine, value: text });
  }
}

import { isRecord } from './is-record';
import { parseJson } from './parse-json';
import type { RecordReader, RecordSink } from './record-reader';
import { excerptOf, longestRecord } from './record-reader';

const quote = 0x22;
const backslash = 0x5c;

/**
 * Reads JSON values one by one by counting brackets, so that a file of any size needs the memory of one value: the elements
 * of a list, or values that follow each other. A value that does not parse is a bad row; where a text value holds a raw line
 * feed (no JSON: a quote is missing), reading goes on at the next line that opens a value in the same column.
 */
export class JsonReader implements RecordReader {
  readonly #sink: RecordSink;
  readonly #isList: boolean;
  #skip: number;
  #text = '';
  /** Where scanning goes on, and where the value that is open starts; both in `#text`. */
  #at = 0;
  #start = -1;
  #depth = 0;
  #isInString = false;
  #isTooLong = false;
  #line = 1;
  #startLine = 1;
  #lineStart = 0;
  /** The next line feed, looked for only when passed. */
  #newline = -1;
  #column = 0;
  #isLost = false;
  /** Whether line feeds separate the values, and whether all should be objects as the first one is. */
  #hasLines = false;
  #areObjects: boolean | undefined;
  #hasBad = false;
  #isDone = false;

  /** `from` is where the list's opening bracket stands, in characters; null for values that follow each other. */
  constructor(from: number | null, sink: RecordSink) {
    this.#sink = sink;
    this.#isList = from !== null;
    this.#skip = from === null ? 0 : from + 1;
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  push(text: string): void {
    if (this.#isDone) return;
    let part = text;
    if (this.#skip > 0) {
      part = text.slice(this.#skip);
      for (let at = 0; at < Math.min(this.#skip, text.length); at += 1) if (text[at] === '\n') this.#line += 1;
      this.#skip = Math.max(0, this.#skip - text.length);
    }
    this.#text += part;
    this.#newline = -1;
    while (this.#at < this.#text.length && !this.#isDone) {
      const before = this.#at;
      const wasLost = this.#isLost;
      this.#step(this.#text);
      // Neither forward nor to another state: more text is needed.
      if (this.#at === before && this.#isLost === wasLost) break;
    }
    this.#forget();
  }

  end(): void {
    if (this.#isDone || this.#start === -1) return;
    // A number or a word at the very end has nothing after it that would end it.
    if (this.#depth === 0 && !this.#isInString) this.#close(this.#text.length);
    else this.#bad('the file ends within this record');
    this.#start = -1;
  }

  /** Goes on by one token; leaves `#at` where it is when more text is needed. */
  #step(text: string): void {
    if (this.#isLost) this.#findAgain(text);
    else if (this.#isInString) this.#stepString(text);
    else this.#stepToken(text, text.charCodeAt(this.#at));
  }

  #stepToken(text: string, code: number): void {
    this.#at += 1;
    switch (code) {
      case quote:
        this.#open();
        this.#isInString = true;
        return;
      case 0x7b: // {
      case 0x5b: // [
        this.#open();
        this.#depth += 1;
        return;
      case 0x7d: // }
      case 0x5d: // ]
        this.#stepClosing(code);
        return;
      case 0x0a:
        this.#line += 1;
        this.#lineStart = this.#at;
        this.#endBareWord();
        if (this.#depth === 0) this.#hasLines = true;
        return;
      case 0x20:
      case 0x09:
      case 0x0d:
      case 0x2c: // ,
        this.#endBareWord();
        return;
      default:
        this.#open();
        this.#skipInert(text);
    }
  }

  /** Characters within a value that mean nothing to the count of brackets. */
  #skipInert(text: string): void {
    while (this.#at < text.length) {
      const code = text.charCodeAt(this.#at);
      if (code <= 0x22 || code === 0x2c || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d) return;
      this.#at += 1;
    }
  }

  #stepClosing(code: number): void {
    if (this.#depth > 0) {
      this.#depth -= 1;
      if (this.#depth === 0) this.#close(this.#at);
      return;
    }
    if (this.#start !== -1) this.#close(this.#at - 1);
    // After a bad value the bracket may be part of a text: to read on gives bad rows at worst.
    if (this.#isList && code === 0x5d && !this.#hasBad) this.#isDone = true;
  }

  #endBareWord(): void {
    if (this.#depth === 0 && this.#start !== -1) this.#close(this.#at - 1);
  }

  #stepString(text: string): void {
    if (this.#newline < this.#at) this.#newline = orLength(text, text.indexOf('\n', this.#at));
    const newline = this.#newline;
    const end = closingQuote(text, this.#at, newline);
    if (end !== -1) {
      this.#at = end + 1;
      this.#isInString = false;
      if (this.#depth === 0) this.#close(this.#at);
    } else if (newline < text.length) {
      this.#at = newline;
      this.#lose('a quote is opened and not closed');
    } else {
      // A backslash at the end may escape what comes next: it is looked at again.
      this.#at = Math.max(this.#at, text.length - trailingBackslashes(text));
    }
  }

  /** Gives the open value up. */
  #lose(reason: string): void {
    this.#bad(reason);
    this.#isLost = true;
    this.#isInString = false;
    this.#isTooLong = false;
    this.#depth = 0;
    this.#start = -1;
  }

  /** After a value that was given up: on to the next line that opens one, indented no deeper than that one was. */
  #findAgain(text: string): void {
    if (text[this.#at] !== '\n') {
      this.#at = orLength(text, text.indexOf('\n', this.#at));
      return;
    }
    // One more for a comma before it.
    const until = this.#at + 3 + this.#column;
    if (text.length < until && !text.includes('\n', this.#at + 1)) return;
    const indented = /^[ \t]*,?[ \t]*[{[]/.exec(text.slice(this.#at + 1, until));
    this.#at += 1;
    this.#line += 1;
    this.#lineStart = this.#at;
    if (indented === null) return;
    this.#at += indented[0].length - 1;
    this.#isLost = false;
  }

  #open(): void {
    if (this.#start !== -1) return;
    this.#start = this.#at - 1;
    this.#startLine = this.#line;
    this.#column = this.#start - this.#lineStart;
  }

  #close(end: number): void {
    if (this.#isTooLong) this.#bad('longer than 4 MB');
    else this.#emit(this.#text.slice(this.#start, end));
    this.#start = -1;
    this.#isTooLong = false;
  }

  #emit(text: string): void {
    const parsed = parseJson(text);
    if (!parsed.ok) {
      // Where it ended is no more certain than what it says.
      if (this.#hasLines) this.#lose('not valid JSON');
      else this.#bad('not valid JSON');
      return;
    }
    const isObject = isRecord(parsed.value);
    this.#areObjects ??= isObject;
    if (this.#areObjects && !isObject) this.#bad('not an object as the first one is');
    else this.#sink.record({ line: this.#startLine, value: parsed.value });
  }

  #bad(reason: string): void {
    this.#hasBad = true;
    const excerpt = excerptOf(this.#text.slice(this.#start, Math.min(this.#at, this.#start + 1_000)));
    this.#sink.bad({ line: this.#startLine, reason, excerpt });
  }

  /** Drops what was read, and of a value that is too long all but its first characters. */
  #forget(): void {
    if (this.#start !== -1 && this.#at - this.#start > longestRecord) {
      // Over several lines it is more likely that a bracket is missing than that a record is so long.
      if (this.#line > this.#startLine) this.#lose('longer than 4 MB, or a bracket is missing');
      else this.#isTooLong = true;
    }
    const from = this.#start === -1 ? this.#at : this.#start;
    const kept = this.#isTooLong ? this.#text.slice(from, from + 1_000) : '';
    const rest = this.#text.slice(this.#isTooLong ? this.#at : from);
    const dropped = this.#text.length - kept.length - rest.length;
    this.#text = kept + rest;
    this.#at -= dropped;
    this.#lineStart -= dropped;
    if (this.#start !== -1) this.#start = 0;
  }
}

function orLength(text: string, found: number): number {
  return found === -1 ? text.length : found;
}

/** The quote that ends a text value, before `newline`; -1 when there is none yet. */
function closingQuote(text: string, from: number, newline: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    if (newline < at) return -1;
    let before = at;
    while (before > from && text.charCodeAt(before - 1) === backslash) before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return -1;
}

function trailingBackslashes(text: string): number {
  let count = 0;
  while (text.charCodeAt(text.length - 1 - count) === backslash) count += 1;
  return count;
}

import type { Delimiter } from './log-format';

/** Where one record of a delimited text ends. */
export type DelimitedScan =
  /** `end` leaves out the line's end; `next` is where the next record starts. */
  | { readonly kind: 'record'; readonly end: number; readonly next: number }
  /** The text ends before the record does. */
  | { readonly kind: 'open' }
  /** A quote is opened and never closed as a quote should be; `at` is where that became clear. */
  | { readonly kind: 'unbalanced'; readonly at: number };

/**
 * Finds the ends of a text's records, from left to right. Quoted cells follow RFC 4180, with blanks allowed after the closing
 * quote; a stray quote within a quoted cell is taken as text on the line where the cell began, and as a sign of unbalanced
 * quotes on a later one. `isEnd` says that no text follows.
 */
export class DelimitedScanner {
  readonly #text: string;
  readonly #delimiter: Delimiter;
  readonly #isEnd: boolean;
  // Both are looked for only when passed: to look again for each record would take quadratic time.
  #quote = -1;
  #newline = -1;

  constructor(text: string, delimiter: Delimiter, isEnd: boolean) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#isEnd = isEnd;
  }

  /** The record that starts at `start`. */
  scan(start: number): DelimitedScan {
    const text = this.#text;
    let at = start;
    for (;;) {
      const newline = this.#newlineFrom(at);
      const quote = this.#quoteFrom(at);
      if (quote >= newline) {
        return newline === text.length && !this.#isEnd ? { kind: 'open' } : this.#record(newline);
      }
      at = quote + 1;
      if (quote !== start && text[quote - 1] !== this.#delimiter) continue;
      const closed = this.#closing(quote);
      if (typeof closed !== 'number') return closed;
      if (text[closed] !== this.#delimiter) return this.#record(closed);
      at = closed + 1;
    }
  }

  /** The record that starts at `start` when every line is one, whatever its quotes say. */
  scanLine(start: number): DelimitedScan {
    const newline = this.#newlineFrom(start);
    return newline === this.#text.length && !this.#isEnd ? { kind: 'open' } : this.#record(newline);
  }

  /** The delimiter, line feed or end of text that follows the quoted cell. */
  #closing(opening: number): number | DelimitedScan {
    const text = this.#text;
    const lineEnd = this.#newlineFrom(opening);
    let at = opening + 1;
    for (;;) {
      const found = text.indexOf('"', at);
      if (found === -1) return this.#isEnd ? { kind: 'unbalanced', at: text.length } : { kind: 'open' };
      at = found + 2;
      if (text[found + 1] === '"') continue;
      const after = this.#skipBlanks(found + 1);
      if (after === text.length) return this.#isEnd ? after : { kind: 'open' };
      if (text[after] === this.#delimiter || text[after] === '\n') return after;
      if (lineEnd < found) return { kind: 'unbalanced', at: found };
    }
  }

  #skipBlanks(from: number): number {
    let at = from;
    for (; at < this.#text.length; at += 1) {
      const character = this.#text[at];
      if (character === this.#delimiter) return at;
      if (character !== ' ' && character !== '\t' && character !== '\r') return at;
    }
    return at;
  }

  #record(newline: number): DelimitedScan {
    const end = newline > 0 && this.#text[newline - 1] === '\r' ? newline - 1 : newline;
    return { kind: 'record', end, next: Math.min(newline + 1, this.#text.length) };
  }

  /** The next line feed, or the text's length. */
  #newlineFrom(at: number): number {
    if (this.#newline < at) this.#newline = orLength(this.#text, this.#text.indexOf('\n', at));
    return this.#newline;
  }

  #quoteFrom(at: number): number {
    if (this.#quote < at) this.#quote = orLength(this.#text, this.#text.indexOf('"', at));
    return this.#quote;
  }
}

function orLength(text: string, found: number): number {
  return found === -1 ? text.length : found;
}

import type { LogEncoding } from './detect-encoding';
import { wholeCharacters } from './detect-encoding';

/**
 * Turns the pieces of a file into text, never splitting a character. A file that was plain ASCII so far and then holds
 * bytes that are no UTF-8 is read on as windows-1252; damaged UTF-8 gives U+FFFD, counted.
 */
export class TextPieces {
  #encoding: LogEncoding;
  #tail = new Uint8Array(0);
  #isAsciiSoFar = true;
  #replaced = 0;
  readonly #strict = new TextDecoder('utf-8', { fatal: true });
  readonly #plain = new TextDecoder('windows-1252');
  readonly #wide: TextDecoder | undefined;

  constructor(encoding: LogEncoding) {
    this.#encoding = encoding;
    if (encoding === 'utf-16le' || encoding === 'utf-16be') this.#wide = new TextDecoder(encoding);
  }

  /** What the file is read as by now. */
  get encoding(): LogEncoding {
    return this.#encoding;
  }

  /** Characters that could not be read. */
  get replaced(): number {
    return this.#replaced;
  }

  decode(bytes: Uint8Array): string {
    if (this.#wide !== undefined) return this.#wide.decode(bytes, { stream: true });
    if (this.#encoding === 'windows-1252') return this.#plain.decode(bytes);
    const joined = this.#tail.length === 0 ? bytes : join(this.#tail, bytes);
    const whole = wholeCharacters(joined);
    this.#tail = joined.slice(whole);
    return this.#utf8(joined, whole);
  }

  /** What a file that ends within a character still holds. */
  end(): string {
    if (this.#wide !== undefined) return this.#wide.decode();
    const tail = this.#tail;
    this.#tail = new Uint8Array(0);
    return tail.length === 0 ? '' : this.#utf8(tail, tail.length);
  }

  #utf8(bytes: Uint8Array, whole: number): string {
    const part = bytes.subarray(0, whole);
    try {
      const text = this.#strict.decode(part);
      if (text.length !== whole) this.#isAsciiSoFar = false;
      return text;
    } catch {
      // The decoder says only that there is invalid UTF-8; what to make of it depends on what came before.
    }
    if (this.#isAsciiSoFar) {
      this.#encoding = 'windows-1252';
      this.#tail = new Uint8Array(0);
      return this.#plain.decode(bytes);
    }
    const text = new TextDecoder().decode(part);
    for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) this.#replaced += 1;
    return text;
  }
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

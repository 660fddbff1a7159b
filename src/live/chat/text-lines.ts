/** Longer lines are no chat: a megabyte holds a whole answer. */
const longestLine = 1_000_000;

/** Cuts a stream of bytes into lines, wherever the chunks split: inside a character, between CR and LF, anywhere. */
export class TextLines {
  readonly #decoder = new TextDecoder();
  #rest = '';

  /** Whether a line has grown past all reason; the stream is then not worth reading on. */
  get overflowed(): boolean {
    return this.#rest.length > longestLine;
  }

  /** The lines that are whole by now, without their ends (LF, CRLF or CR). */
  push(bytes: Uint8Array): string[] {
    return this.#cut(this.#decoder.decode(bytes, { stream: true }));
  }

  /** The last line, if it has no end; empty where there is none. */
  end(): string {
    const line = this.#rest + this.#decoder.decode();
    this.#rest = '';
    return line.replace(/\r$/, '');
  }

  #cut(text: string): string[] {
    const all = this.#rest + text;
    // A CR at the end may be the first half of a CRLF.
    const held = all.endsWith('\r') ? '\r' : '';
    const lines = all.slice(0, all.length - held.length).split(/\r\n|\n|\r/);
    this.#rest = (lines.pop() ?? '') + held;
    return lines;
  }
}

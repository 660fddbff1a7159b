/** Receives a line without its end, and its number from 1; `isCut` when it is only the start of one that was too long. */
export type OnLine = (line: string, number: number, isCut: boolean) => void;

const cutTo = 1_000;

/** Cuts text that comes in pieces into lines, holding at most `longest` characters of one. */
export class LineSplitter {
  readonly #longest: number;
  readonly #onLine: OnLine;
  #rest = '';
  #number = 1;
  #isDropping = false;

  constructor(longest: number, onLine: OnLine) {
    this.#longest = longest;
    this.#onLine = onLine;
  }

  push(text: string): void {
    let at = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', at)) {
      this.#take(text.slice(at, end));
      this.#emit();
      at = end + 1;
    }
    this.#take(text.slice(at));
  }

  end(): void {
    if (this.#rest !== '') this.#emit();
  }

  #take(part: string): void {
    if (this.#isDropping) return;
    this.#rest += part;
    if (this.#rest.length <= this.#longest) return;
    this.#rest = this.#rest.slice(0, cutTo);
    this.#isDropping = true;
  }

  #emit(): void {
    const line = this.#rest.endsWith('\r') ? this.#rest.slice(0, -1) : this.#rest;
    this.#onLine(line, this.#number, this.#isDropping);
    this.#rest = '';
    this.#isDropping = false;
    this.#number += 1;
  }
}

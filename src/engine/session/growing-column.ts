type Numbers = Float64Array | Uint32Array | Int16Array | Uint8Array;

const chunkSize = 65_536;

/** A typed column that grows by whole chunks: nothing is copied, however long it gets. */
export class GrowingColumn {
  readonly #make: (length: number) => Numbers;
  readonly #chunks: Numbers[] = [];
  #length = 0;

  /** `make` gives a zeroed array of the column's kind. */
  constructor(make: (length: number) => Numbers) {
    this.#make = make;
  }

  /** The highest position that was set, plus one. */
  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    this.set(this.#length, value);
  }

  set(position: number, value: number): void {
    const at = Math.floor(position / chunkSize);
    while (this.#chunks.length <= at) this.#chunks.push(this.#make(chunkSize));
    const chunk = this.#chunks[at];
    if (chunk !== undefined) chunk[position % chunkSize] = value;
    if (position >= this.#length) this.#length = position + 1;
  }

  /** The value at a position, 0 where none was set; NaN beyond the end. */
  at(position: number): number {
    return this.#chunks[Math.floor(position / chunkSize)]?.[position % chunkSize] ?? Number.NaN;
  }
}

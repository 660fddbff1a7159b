import type { ShingleHash } from './shingles';

const probes = 10;

/** A Bloom filter (Bloom, 1970; double hashing after Kirsch and Mitzenmacher, 2006): may say yes wrongly, never no. */
export class ShingleFilter {
  readonly bytes: Uint8Array;

  /** Over the bytes given; they are changed by `add`. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  add(hash: ShingleHash): void {
    for (const bit of this.#bits(hash)) this.bytes[bit >>> 3] = (this.bytes[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }

  has(hash: ShingleHash): boolean {
    return this.#bits(hash).every((bit) => ((this.bytes[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0);
  }

  /** Share of the bits that are set; its tenth power is the share of wrong answers. */
  get density(): number {
    let set = 0;
    for (const byte of this.bytes) for (let rest = byte; rest !== 0; rest &= rest - 1) set += 1;
    return set / (8 * this.bytes.length);
  }

  #bits([first, second]: ShingleHash): readonly number[] {
    const size = 8 * this.bytes.length;
    return Array.from({ length: probes }, (_, k) => (first + k * (second | 1)) % size).map((bit) =>
      bit < 0 ? bit + size : bit,
    );
  }
}

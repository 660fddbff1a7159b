/** A source of uniform numbers in [0, 1). */
export interface RandomStream {
  uniform(): number;
}

/**
 * Named random streams of one seed. Each name starts its own generator, so that a new draw in one place shifts no other
 * and two policies that fly the same prompts meet the same luck.
 */
export class RandomStreams {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** A fresh stream: asking again for the same name starts it over. Parts of a name stand for themselves joined by slashes. */
  stream(...name: readonly string[]): RandomStream {
    return new NamedStream(this.#seed, name);
  }
}

const SLASH = 47;

/** sfc32 (Chris Doty-Humphrey, PractRand), its state filled from an FNV-1a hash of seed and name. */
class NamedStream implements RandomStream {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number, name: readonly string[]) {
    let hash = 0x811c9dc5 ^ seed;
    let other = 0x9e3779b9 ^ Math.imul(seed, 0x85ebca6b);
    // Hashed part by part: a flight opens half a dozen streams, and joining their names first took longer than drawing.
    for (let part = 0; part < name.length; part += 1) {
      const text = name[part] ?? '';
      for (let i = part === 0 ? 0 : -1; i < text.length; i += 1) {
        const code = i === -1 ? SLASH : text.charCodeAt(i);
        hash = Math.imul(hash ^ code, 0x01000193);
        other = Math.imul(other ^ code, 0x5bd1e995) ^ (other >>> 15);
      }
    }
    this.#a = hash;
    this.#b = other;
    this.#c = hash ^ Math.imul(other, 0xc2b2ae35);
    for (let round = 0; round < 12; round += 1) this.#next();
  }

  uniform(): number {
    // 53 bits from two draws: the full resolution of a double.
    return ((this.#next() >>> 5) * 67108864 + (this.#next() >>> 6)) / 9007199254740992;
  }

  #next(): number {
    const t = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t;
    this.#c |= 0;
    return t >>> 0;
  }
}

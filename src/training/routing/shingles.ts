const size = 8;
/** One shingle in so many is kept, by its hash: the same ones in training and in a tested file. */
const modulus = 12;
/** A row with fewer kept shingles goes by as many of its smallest hashes. */
const least = 4;

/** Two independent 32-bit hashes of a shingle. */
export type ShingleHash = readonly [number, number];

/** The words of a text as shingles see them: lower case, letters and digits of any script. */
export function shingleWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Hashes of a text's distinct runs of eight words; a shorter text of at least four words is one run. */
export function shingleHashes(text: string): readonly ShingleHash[] {
  const words = shingleWords(text);
  if (words.length < size) return words.length < 4 ? [] : [hashOf(words)];
  const distinct = new Map<string, ShingleHash>();
  for (let start = 0; start + size <= words.length; start += 1) {
    const hash = hashOf(words.slice(start, start + size));
    distinct.set(`${hash[0]} ${hash[1]}`, hash);
  }
  return [...distinct.values()];
}

/** Those of a row's shingles that are kept and asked for; `fallback` for rows too short to have some by chance. */
export function sampledShingles(hashes: readonly ShingleHash[], fallback: boolean): readonly ShingleHash[] {
  const kept = hashes.filter(([first]) => first % modulus === 0);
  if (kept.length >= least || !fallback) return kept;
  const smallest = [...hashes].sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, least);
  return [...new Set([...kept, ...smallest])];
}

function hashOf(words: readonly string[]): ShingleHash {
  const text = words.join(' ');
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let k = 0; k < text.length; k += 1) {
    const code = text.charCodeAt(k);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x5bd1e995);
    second ^= second >>> 15;
  }
  return [mixed(first), mixed(second)];
}

/** The last step of MurmurHash3 (Appleby, 2011): spreads the last characters over all bits. */
function mixed(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

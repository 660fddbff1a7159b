import type { TextEncoder, TextVector } from './text-encoder';

const buckets = 8192;
const charLengths = [3, 4, 5];

/**
 * The encoder that needs no weights: hashed character n-grams within words (3 to 5) and words and word pairs, each in 8,192
 * buckets, weighted by term frequency and smoothed inverse document frequency over `background`.
 */
export function hashedNgrams(background: readonly string[]): TextEncoder {
  const documents = new Uint32Array(2 * buckets);
  for (const text of background)
    for (const bucket of counts(text).keys()) documents[bucket] = 1 + (documents[bucket] ?? 0);
  const rarity = Float64Array.from(documents, (count) => 1 + Math.log((1 + background.length) / (1 + count)));
  return {
    name: 'hashed n-grams, TF-IDF',
    dimensions: 2 * buckets,
    encode: (texts) => Promise.resolve(texts.map((text) => weighted(counts(text), rarity))),
  };
}

function counts(text: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const lower = text.toLowerCase();
  const add = (gram: string, offset: number): void => {
    const bucket = offset + (fnv(gram) % buckets);
    found.set(bucket, 1 + (found.get(bucket) ?? 0));
  };
  for (const word of lower.split(/\s+/).filter((one) => one !== '')) {
    for (const gram of charGrams(` ${word} `)) add(gram, 0);
  }
  const words = lower.match(/[\p{L}\p{N}_]{2,}/gu) ?? [];
  for (const [k, word] of words.entries()) {
    add(word, buckets);
    if (k > 0) add(`${words[k - 1]} ${word}`, buckets);
  }
  return found;
}

function charGrams(padded: string): readonly string[] {
  return charLengths.flatMap((length) =>
    padded.length <= length
      ? [padded]
      : Array.from({ length: padded.length - length + 1 }, (_, start) => padded.slice(start, start + length)),
  );
}

/** 32-bit FNV-1a over code units. */
function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < text.length; k += 1) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  return hash >>> 0;
}

function weighted(found: ReadonlyMap<number, number>, rarity: Float64Array): TextVector {
  const places = Uint32Array.from([...found.keys()].sort((a, b) => a - b));
  const values = Float32Array.from(places, (place) => (found.get(place) ?? 0) * (rarity[place] ?? 0));
  const norm = Math.hypot(...values);
  return { places, values: norm === 0 ? values : values.map((value) => value / norm) };
}

import { joinRows, rootOf } from './join-rows';

/** So much of a text is read: templates and copies show at the start. */
const readCharacters = 1200;
const wordOrNumber = /\p{N}+|\p{L}[\p{L}\p{M}]*/gu;
/** Numbers are masked: the same request about another figure is the same request. */
const numeral = /^\p{N}/u;
const masked = 48;
/** Rows that begin with as many equal words go by one template; a longer beginning is asked where a shorter one is everybody's. */
const leads = [5, 10, 20];
/** What a tenth of the rows share, in words, is a kind of traffic and tells them apart no longer. */
const mostShared = { share: 0.1, least: 8 } as const;
const shingle = 3;
const cells = 1 << 18;
/** Smallest hashes kept of a text (Broder, 1997), and how many of them it is looked up by. */
const sketchSize = 24;
const lookedUp = 4;
/** Share of shingles in common from which two texts are near-duplicates. */
const alike = 0.5;
const mostInBucket = 16;
/** Texts between two chances to pause. */
const textsAtOnce = 64;

/**
 * Groups of texts that are near-duplicates (half of the 3-word shingles in common, numbers masked) or fill the same template
 * (equal first words); words that a tenth of the texts share count for neither. One number a text, equal in a group, counted
 * from 0. Linear in the texts; pauses every few milliseconds.
 */
export function* nearDuplicates(texts: readonly string[]): Generator<void, Uint32Array, void> {
  const parents = Uint32Array.from(texts, (_, k) => k);
  const words: Uint32Array[] = [];
  for (const [k, text] of texts.entries()) {
    if (k % textsAtOnce === textsAtOnce - 1) yield;
    words.push(hashedWords(text));
  }
  const most = Math.max(mostShared.least, mostShared.share * texts.length);
  yield* joinTemplates(words, most, parents);
  yield* joinCopies(words, most, parents);
  const names = new Map<number, number>();
  return parents.map((_, k) => {
    const root = rootOf(parents, k);
    const name = names.get(root) ?? names.size;
    names.set(root, name);
    return name;
  });
}

function hashedWords(text: string): Uint32Array {
  const words = text.slice(0, readCharacters).toLowerCase().match(wordOrNumber) ?? [];
  return Uint32Array.from(words, (one) => (numeral.test(one) ? masked : hashOf(one)));
}

function* joinTemplates(
  words: readonly Uint32Array[],
  most: number,
  parents: Uint32Array,
): Generator<void, void, void> {
  let open = Array.from(words.keys());
  for (const length of leads) {
    const buckets = new Map<string, number[]>();
    for (const row of open) {
      const key = words[row]?.subarray(0, length).join(' ') ?? '';
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [row]);
      else bucket.push(row);
    }
    yield;
    const groups = [...buckets.values()];
    for (const rows of groups) if (rows.length <= most) joinRows(parents, rows);
    open = groups.filter((rows) => rows.length > most).flat();
  }
}

function* joinCopies(words: readonly Uint32Array[], most: number, parents: Uint32Array): Generator<void, void, void> {
  const shingles: Uint32Array[] = [];
  const shared = new Uint16Array(cells);
  for (const [row, own] of words.entries()) {
    if (row % textsAtOnce === textsAtOnce - 1) yield;
    const distinct = shinglesOf(own);
    shingles.push(distinct);
    for (const hash of distinct) shared[hash % cells] = Math.min(65_535, (shared[hash % cells] ?? 0) + 1);
  }
  const sketches: Uint32Array[] = [];
  const buckets = new Map<number, number[]>();
  for (const [row, distinct] of shingles.entries()) {
    if (row % textsAtOnce === textsAtOnce - 1) yield;
    const sketch = distinct.filter((hash) => (shared[hash % cells] ?? 0) <= most).subarray(0, sketchSize);
    sketches.push(sketch);
    for (const hash of sketch.subarray(0, lookedUp)) {
      const bucket = buckets.get(hash) ?? [];
      for (const other of bucket) {
        if (overlap(sketch, sketches[other] ?? sketch) >= alike) joinRows(parents, [other, row]);
      }
      if (bucket.length < mostInBucket) bucket.push(row);
      buckets.set(hash, bucket);
    }
  }
}

/** Hashes of a text's distinct shingles, ascending; a shorter text is one shingle. */
function shinglesOf(words: Uint32Array): Uint32Array {
  const count = Math.max(1, words.length - shingle + 1);
  const hashes = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    let hash = 0;
    for (let k = 0; k < shingle; k += 1) hash = mixed(hash ^ (words[at + k] ?? 0));
    hashes[at] = hash;
  }
  hashes.sort();
  return hashes.filter((hash, k) => k === 0 || hash !== hashes[k - 1]);
}

/** The share of shingles in common, estimated by the smallest hashes of both together. */
function overlap(a: Uint32Array, b: Uint32Array): number {
  let [i, j, common, seen] = [0, 0, 0, 0];
  while (seen < sketchSize && (i < a.length || j < b.length)) {
    const one = a[i] ?? Number.POSITIVE_INFINITY;
    const other = b[j] ?? Number.POSITIVE_INFINITY;
    if (one === other) common += 1;
    if (one <= other) i += 1;
    if (other <= one) j += 1;
    seen += 1;
  }
  return common / Math.max(1, seen);
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < word.length; k += 1) hash = Math.imul(hash ^ word.charCodeAt(k), 0x01000193);
  return hash >>> 0;
}

/** The last step of MurmurHash3 (Appleby, 2011): spreads all bits over all bits. */
function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

import type { ShingleFilter } from './shingle-filter';
import { sampledShingles, shingleHashes } from './shingles';

/** Half of a row's shingles in the training rows: it has been trained on. */
const shared = 0.5;

/** Positions of the texts that share half or more of their 8-word shingles with the training rows. */
export function leakedRows(texts: readonly string[], trained: ShingleFilter): readonly number[] {
  return texts.flatMap((text, position) => {
    const asked = sampledShingles(shingleHashes(text), true);
    if (asked.length === 0) return [];
    const known = asked.filter((hash) => trained.has(hash)).length;
    return known / asked.length >= shared ? [position] : [];
  });
}

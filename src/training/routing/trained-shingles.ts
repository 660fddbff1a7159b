import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ShingleFilter } from './shingle-filter';

/** Where the filter lies; its provenance stands beside it. */
export const trainedShinglesFile = fileURLToPath(new URL('trained-shingles.bin', import.meta.url));

/** Hashed 8-word shingles of every row that something shipped was trained on. */
export function trainedShingles(): ShingleFilter {
  return new ShingleFilter(new Uint8Array(readFileSync(trainedShinglesFile)));
}

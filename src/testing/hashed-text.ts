import type { EmbeddedText } from '../core/effects';

const dimensions = 256;

/** A text as a unit vector of hashed words, so that equal words bring texts nearer. It knows no meaning. */
export function hashedText(text: string): EmbeddedText {
  const vector = new Float32Array(dimensions);
  const words = text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? [];
  for (const word of words) {
    let hash = 2166136261;
    for (let k = 0; k < word.length; k += 1) hash = Math.imul(hash ^ word.charCodeAt(k), 16777619);
    vector[(hash >>> 0) % dimensions]! += 1;
  }
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (norm > 0) for (let k = 0; k < dimensions; k += 1) vector[k]! /= norm;
  return { vector, tokens: words.length, unknownShare: 0 };
}

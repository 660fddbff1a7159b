import { askedText } from '../../core/features/asked-text';
import { lexicalFeatures } from '../../core/features/lexical';
import type { EmbeddedText } from '../../core/effects';

/** The prior reads unit vectors times four (MODEL.md). */
export const embeddingScale = 4;

/** What the judge's prior reads of texts: 27 lexical features, then the unit vector times four. */
export function judgeFeatures(
  texts: readonly string[],
  vectors: ReadonlyMap<string, EmbeddedText>,
): readonly Float64Array[] {
  return texts.map((text) => {
    const lexical = lexicalFeatures(askedText(text));
    const vector = vectors.get(text)?.vector ?? new Float32Array(0);
    const row = new Float64Array(lexical.length + vector.length);
    row.set(lexical);
    for (let k = 0; k < vector.length; k += 1) row[lexical.length + k] = embeddingScale * (vector[k] ?? 0);
    return row;
  });
}

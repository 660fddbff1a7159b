import type { EmbeddedText } from '../core/effects';
import type { Features } from '../core/domain/features';
import type { Prompt } from '../core/domain/prompt';
import { featuresOf } from '../core/features/features-of';
import { askedText } from '../core/features/asked-text';
import { lexicalFeatures } from '../core/features/lexical';
import type { SemanticReading } from '../core/pillars/semantic-index';

/** The languages that the encoder covers; `und` counts as covered. */
export const coveredLanguages: readonly string[] = ['en'];

/** A labelled text with everything that the fits read. */
export interface TrainingRow {
  readonly prompt: Prompt;
  /** 1 = needs the cloud, 0 = local was enough. */
  readonly target: 0 | 1;
  readonly features: Features;
  readonly lexical: Float64Array;
  readonly embedded: EmbeddedText;
  /** Read as if the text were no exemplar. */
  readonly reading: SemanticReading;
  /** Whether the router would use the encoder for it. */
  readonly covered: boolean;
  /** What wordings of the same request have in common: a sample's id, or a key of their own; else the prompt's id. */
  readonly same: string;
}

/** Reads the facts of a labelled prompt. */
export function trainingRow(
  prompt: Prompt,
  target: 0 | 1,
  embedded: EmbeddedText,
  reading: SemanticReading,
  same: string = prompt.id,
): TrainingRow {
  const features = featuresOf(prompt);
  const known = features.language === 'und' || coveredLanguages.includes(features.language);
  return {
    prompt,
    target,
    features,
    lexical: lexicalFeatures(askedText(prompt.text)),
    embedded,
    reading,
    covered: known && embedded.tokens > 0,
    same,
  };
}

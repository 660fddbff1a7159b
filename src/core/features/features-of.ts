import type { Features } from '../domain/features';
import type { Prompt } from '../domain/prompt';
import { factsOf } from '../prompt-facts';
import { extractFeatures } from './extract-features';

/** The features of a prompt, extracted once. */
export function featuresOf(prompt: Prompt): Features {
  const facts = factsOf(prompt);
  facts.features ??= extractFeatures(prompt);
  return facts.features;
}

import type { Features } from '../domain/features';
import type { Prompt } from '../domain/prompt';
import { extractFeatures } from './extract-features';

const known = new WeakMap<Prompt, Features>();

/** The features of a prompt, extracted once: prompts are immutable, and a session flies each many times. */
export function featuresOf(prompt: Prompt): Features {
  let features = known.get(prompt);
  if (features === undefined) {
    features = extractFeatures(prompt);
    known.set(prompt, features);
  }
  return features;
}

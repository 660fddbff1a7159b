import type { Features } from '../domain/features';
import type { IndexRefit } from '../domain/index-refit';
import type { Prompt } from '../domain/prompt';
import type { EmbeddedText } from '../effects';
import { askedText } from '../features/asked-text';
import { lexicalFeatures } from '../features/lexical';
import { factsReadBy } from '../prompt-facts';
import { sigmoid } from '../sim/deterministic-math';
import type { ComplexityReading } from './complexity';
import { complexityFeatures } from './complexity-features';
import { priorScore } from './prior-score';
import { refittedFailure } from './refitted-index';
import type { RouterModel } from './router-model';
import type { SemanticIndex } from './semantic-index';

/** One object a reading that occurs, however many prompts have it. */
const readings = { text: readingsFrom('text'), embedding: readingsFrom('embedding') };

/**
 * The complexity index of a prompt: 100 x sigmoid(bias + features . weights), rounded to a whole number.
 * With a vector the `embedding` weights are used, and the policy's refit if it has one, without one the `text` weights. Remembered per prompt.
 */
export function complexityReading(
  model: RouterModel,
  prompt: Prompt,
  features: Features,
  embedded: EmbeddedText | undefined,
  index: SemanticIndex | null,
  refit?: IndexRefit,
): ComplexityReading {
  if (embedded === undefined || index === null || embedded.tokens === 0) {
    const facts = factsReadBy(prompt, model, null, undefined);
    facts.textReading ??= readingOf('text', localFailure(model, prompt, features, null, null));
    return facts.textReading;
  }
  const facts = factsReadBy(prompt, model, index, refit);
  if (facts.vectorReading === null) {
    const shipped = localFailure(model, prompt, features, embedded, index);
    const failure = refit === undefined ? shipped : refittedFailure(model, refit, shipped, prompt, embedded.vector);
    facts.vectorReading = readingOf('embedding', failure);
  }
  return facts.vectorReading;
}

function readingOf(from: ComplexityReading['from'], failure: number): ComplexityReading {
  const index = Math.round(100 * failure);
  return readings[from][index] ?? { index, from };
}

function readingsFrom(from: ComplexityReading['from']): readonly ComplexityReading[] {
  return Array.from({ length: 101 }, (_, index) => ({ index, from }));
}

/** The complexity index before rounding, 0..1: how likely the best local endpoint does not answer acceptably. */
export function localFailure(
  model: RouterModel,
  prompt: Prompt,
  features: Features,
  embedded: EmbeddedText | null,
  index: SemanticIndex | null,
): number {
  const asked = askedText(prompt.text);
  const prior = priorScore(model.prior, lexicalFeatures(asked), embedded?.vector ?? null);
  const semantic = embedded === null || index === null ? null : index.score(embedded.vector);
  const values = complexityFeatures(asked, features, semantic, prior);
  const { bias, weights } = semantic === null ? model.complexity.text : model.complexity.embedding;
  let sum = bias;
  for (let i = 0; i < weights.length; i += 1) sum += (weights[i] ?? 0) * (values[i] ?? 0);
  return sigmoid(sum);
}

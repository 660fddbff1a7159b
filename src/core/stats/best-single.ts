import type { Endpoint } from '../domain/endpoint';
import type { Prompt } from '../domain/prompt';
import { pairedShareChange } from './paired-share-change';
import type { RowValue } from './replayed-row';

/** A model may lose so much quality to the best one and still stand for it, as far as the interval reaches. */
export const NON_INFERIORITY_MARGIN = 0.05;
/** Prompts between two chances to pause. */
const PROMPTS_AT_ONCE = 256;

/**
 * The best single model, chosen on prompts that it is not judged on: the cheapest whose quality is, by the paired 95 %
 * interval, at most five points below that of the best one. Few labels therefore choose the best one itself, which no
 * cheaper model can be shown to equal. Without labels the ablest; null without an endpoint. Pauses every few milliseconds.
 */
export function* bestSingle(
  endpoints: readonly Endpoint[],
  tuning: readonly Prompt[],
  valueOf: (endpoint: Endpoint, prompt: Prompt) => RowValue,
): Generator<void, Endpoint | null, void> {
  const labelled = tuning.filter((prompt) => prompt.label !== undefined);
  if (labelled.length === 0) return [...endpoints].sort((a, b) => b.ability - a.ability)[0] ?? null;
  const candidates: { endpoint: Endpoint; quality: readonly number[]; costUsd: number; hits: number }[] = [];
  for (const endpoint of endpoints) {
    const quality: number[] = [];
    let costUsd = 0;
    for (const [position, prompt] of labelled.entries()) {
      if (position % PROMPTS_AT_ONCE === 0) yield;
      const value = valueOf(endpoint, prompt);
      costUsd += value.costUsd;
      quality.push(Number(value.acceptable));
    }
    candidates.push({ endpoint, quality, costUsd, hits: quality.reduce((sum, hit) => sum + hit, 0) });
  }
  candidates.sort((a, b) => a.costUsd - b.costUsd);
  const best = [...candidates].sort((a, b) => b.hits - a.hits)[0];
  if (best === undefined) return null;
  for (const { endpoint, quality } of candidates) {
    yield;
    const change = pairedShareChange(quality.map((hit, i) => hit - (best.quality[i] ?? 0)));
    if (change !== null && change.low >= -NON_INFERIORITY_MARGIN) return endpoint;
  }
  return best.endpoint;
}

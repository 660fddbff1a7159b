import type { CascadeState } from '../cascade-state';
import type { Embedding } from '../domain/features';
import type { TraceEntry } from '../domain/verdict';
import type { Effect, Reply } from '../effects';
import { askEmbedding } from '../stages';
import type { CacheHit } from './response-cache';

/** Above this share of words the encoder does not know, a vector says nothing about what a text asks. */
const MOST_UNKNOWN = 0.5;

/**
 * The kept answer that serves this prompt, null without one. Prompts with personal or secret data are never looked up nor
 * kept. The vector is asked for only when near texts count and the same text is not there.
 */
export function* askCache(state: CascadeState): Generator<Effect, CacheHit | null, Reply> {
  const { context, prompt, features } = state;
  const settings = context.policy.policy.cache;
  if (!settings.enabled || features.pii.length > 0) return null;
  const moment = { request: context.request, nowMs: context.nowMs() };
  const find = (vector: Embedding | null): CacheHit | null => context.cache.find(prompt, vector, moment, settings);
  const same = find(null);
  if (same !== null || !settings.semantic) return same;
  const answer = yield* askEmbedding(state, false);
  return answer.ok && answer.value.unknownShare <= MOST_UNKNOWN ? find(answer.value.vector) : null;
}

/** What the trace says of a hit: whose answer it was, how old, and for a near text which one and how near. */
export function cacheEntry({ entry, exact, cosine }: CacheHit, { context }: CascadeState): TraceEntry {
  const label = context.policy.endpoints.get(entry.endpointId)?.label ?? entry.endpointId;
  const seconds = ((context.nowMs() - entry.storedAtMs) / 1000).toFixed(1);
  const { similarityThreshold } = context.policy.policy.cache;
  const how = exact
    ? 'Same text'
    : `Cosine ${cosine.toFixed(3)} ≥ ${similarityThreshold.toFixed(3)} to “${entry.text.slice(0, 80)}”`;
  return {
    stage: 'cache',
    verdict: { kind: 'select', endpointId: entry.endpointId, confidence: cosine },
    reason: `${how}, request ${entry.request + 1}: answer of ${label}, ${seconds} s old.`,
  };
}

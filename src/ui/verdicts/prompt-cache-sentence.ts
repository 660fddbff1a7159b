import type { Outcome } from '../../core/domain/outcome';
import { formatCount } from '../kit/format-count';

/** What the provider had of an answer's input from the turns before, in one sentence; null where its cache took no part. */
export function promptCacheSentence(outcome: Outcome): string | null {
  if (outcome.kind !== 'completed') return null;
  const { input, cacheRead, cacheWrite } = outcome.tokens;
  if (cacheRead === 0 && cacheWrite === 0) return null;
  const written = cacheWrite === 0 ? '' : `, ${formatCount(cacheWrite)} written`;
  return `Prompt cache: ${formatCount(cacheRead)} of ${formatCount(input)} input tokens read${written}.`;
}

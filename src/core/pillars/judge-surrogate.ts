import type { EmbeddedText, JudgeReply } from '../effects';
import type { Prompt } from '../domain/prompt';
import type { Result } from '../domain/result';
import { lexicalFeatures } from '../features/lexical';
import { judgeScore } from './judge-score';
import type { RouterModel } from './router-model';

/** Name under which its replies are shown. */
const SURROGATE_NAME = 'surrogate';

/**
 * The built-in judge: difficulty 1-10 from the prior's score by its deciles over a mixed pool, to one decimal
 * (linear between two deciles). It stands in for a small language model and is labelled so.
 * Fails with `judge-unavailable` without a vector: it does not guess.
 */
export function judgeSurrogate(
  model: RouterModel,
  prompt: Prompt,
  embedded: EmbeddedText | undefined,
): Result<JudgeReply> {
  if (embedded === undefined) {
    return {
      ok: false,
      failure: {
        code: 'judge-unavailable',
        message: 'The surrogate judge needs the encoder, which is not loaded. Load it in Semantic, or wait.',
        retryable: true,
      },
    };
  }
  const score = judgeScore(model, lexicalFeatures(prompt.text), embedded.vector);
  return { ok: true, value: { difficulty: difficultyOf(score, model.judgeDeciles), judge: SURROGATE_NAME } };
}

/** 1 + the (fractional) number of deciles below a score, 1..10, rounded to one decimal. */
export function difficultyOf(score: number, deciles: readonly number[]): number {
  let below = 0;
  while (below < deciles.length && score >= (deciles[below] ?? Number.POSITIVE_INFINITY)) below += 1;
  const low = deciles[below - 1];
  const high = deciles[below];
  const fraction = low === undefined || high === undefined || high === low ? 0 : (score - low) / (high - low);
  return Math.round((1 + below + fraction) * 10) / 10;
}

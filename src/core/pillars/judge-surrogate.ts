import type { EmbeddedText, JudgeReply } from '../effects';
import type { Embedding } from '../domain/features';
import type { Prompt } from '../domain/prompt';
import type { Result } from '../domain/result';
import { askedText } from '../features/asked-text';
import { lexicalFeatures } from '../features/lexical';
import { factsReadBy } from '../prompt-facts';
import { sigmoid } from '../sim/deterministic-math';
import { judgeScore } from './judge-score';
import type { RouterModel } from './router-model';

/** Name under which its replies are shown. */
const SURROGATE_NAME = 'surrogate';

/**
 * The built-in judge: difficulty 1-10 from the prior's score by its deciles over a mixed pool, to one decimal
 * (linear between two deciles). It stands in for a small language model and is labelled so.
 * Fails with `judge-unavailable` without a vector: it does not guess. How likely other difficulties are is said in words only.
 */
export function judgeSurrogate(
  model: RouterModel,
  prompt: Prompt,
  embedded: EmbeddedText | undefined,
  inWords = true,
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
  const { vector } = embedded;
  if (!inWords)
    return { ok: true, value: { difficulty: knownDifficulty(model, prompt, vector), judge: SURROGATE_NAME } };
  const { judgeDeciles } = model;
  const score = scoreOf(model, prompt, vector);
  const distribution = distributionOf(score, judgeDeciles, model.judge.residual);
  return { ok: true, value: { difficulty: difficultyOf(score, judgeDeciles), judge: SURROGATE_NAME, distribution } };
}

function knownDifficulty(model: RouterModel, prompt: Prompt, vector: Embedding): number {
  const facts = factsReadBy(prompt, model, null, undefined);
  if (facts.judgeVector !== vector) {
    facts.judgeVector = vector;
    facts.judgeTenths = Math.round(10 * difficultyOf(scoreOf(model, prompt, vector), model.judgeDeciles));
  }
  return facts.judgeTenths / 10;
}

function scoreOf(model: RouterModel, prompt: Prompt, vector: Embedding): number {
  return judgeScore(model, lexicalFeatures(askedText(prompt.text)), vector);
}

/**
 * How likely each difficulty from 1 to 10 is: the score with the spread that it leaves unexplained, over the deciles. The
 * normal distribution is read by the logistic one (Bowling et al., 2009: 1.702 z is within .01).
 */
export function distributionOf(score: number, deciles: readonly number[], residual: number): readonly number[] {
  const below = deciles.map((decile) => sigmoid((1.702 * (decile - score)) / residual));
  return [...below, 1].map((share, k) => share - (below[k - 1] ?? 0));
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

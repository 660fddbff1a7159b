import type { PitfallReport } from '../domain/pitfall-report';
import type { Label } from '../domain/prompt';
import { wilson } from '../stats/wilson';

/** A prompt that the judge rated. */
export interface JudgedPrompt {
  readonly difficulty: number;
  readonly need: Label['need'] | null;
}

/** Below this the share's interval covers nearly everything. */
const leastJudged = 10;

/**
 * Whether the judge calls easy prompts hard (most labelled ones above its threshold needed no cloud, beyond chance, by Wilson's
 * interval), or rates all on one side of its threshold, where it decides nothing.
 */
export function readInflation(judged: readonly JudgedPrompt[], threshold: number): PitfallReport['inflation'] {
  const ratedHard = judged.filter(({ difficulty }) => difficulty > threshold).length;
  const isIdle = judged.length >= leastJudged && (ratedHard === 0 || ratedHard === judged.length);
  const hard = judged.filter(({ difficulty, need }) => need !== null && difficulty > threshold);
  const neededCloud = hard.filter(({ need }) => need !== 'local').length;
  const neededShare = wilson(neededCloud, hard.length);
  const { high } = neededShare;
  const isInflated = hard.length >= leastJudged && high !== null && high < 0.5;
  const state = isIdle || isInflated ? 'warning' : hard.length < leastJudged ? 'unknown' : 'ok';
  return { state, judgedHard: hard.length, neededShare, rated: judged.length, ratedHard };
}

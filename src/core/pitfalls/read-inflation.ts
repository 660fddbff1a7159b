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

/** Whether the judge calls easy prompts hard: most labelled ones above its threshold needed no cloud, beyond chance (Wilson). */
export function readInflation(judged: readonly JudgedPrompt[], threshold: number): PitfallReport['inflation'] {
  const hard = judged.filter(({ difficulty, need }) => need !== null && difficulty > threshold);
  const neededCloud = hard.filter(({ need }) => need !== 'local').length;
  const { high } = wilson(neededCloud, hard.length);
  const inflated = high !== null && high < 0.5;
  const state = hard.length < leastJudged ? 'unknown' : inflated ? 'warning' : 'ok';
  return { state, judgedHard: hard.length, neededCloud };
}

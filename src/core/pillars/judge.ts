import type { JudgeReply } from '../effects';
import type { Policy } from '../domain/policy';
import type { Tier } from '../domain/prompt';
import type { StageVerdict } from './pillar';

/** Above the threshold cloud, else local. */
export function judgeTier(difficulty: number, settings: Policy['judge']): Tier {
  return difficulty > settings.threshold ? 'cloud' : 'local';
}

/** The judge's verdict on a difficulty of 1-10; the reason names who judged. */
export function judgeVerdict(
  reply: JudgeReply,
  settings: Policy['judge'],
  candidates: (tier: Tier) => readonly string[],
): StageVerdict {
  const { difficulty } = reply;
  const tier = judgeTier(difficulty, settings);
  const margin = difficulty - settings.threshold;
  return {
    verdict: {
      kind: 'narrow',
      tier,
      candidates: candidates(tier),
      confidence: tier === 'cloud' ? difficulty / 10 : 1 - difficulty / 10,
    },
    score: { value: difficulty, threshold: settings.threshold, margin, unit: 'difficulty' },
    reason: `Judge (${reply.judge}) rates difficulty ${difficulty.toFixed(1)} of 10 against ${settings.threshold}, margin ${Math.abs(margin).toFixed(1)}: ${tier}.`,
  };
}

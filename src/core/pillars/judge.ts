import type { JudgeReply } from '../effects';
import type { Policy } from '../domain/policy';
import type { Tier } from '../domain/prompt';
import { stageVerdict } from './pillar';
import type { StageVerdict } from './pillar';

/** Above the threshold cloud, else local. */
export function judgeTier(difficulty: number, settings: Pick<Policy['judge'], 'threshold'>): Tier {
  return difficulty > settings.threshold ? 'cloud' : 'local';
}

/** The judge's verdict on a difficulty of 1-10; the reason names who judged. */
export function judgeVerdict(
  reply: JudgeReply,
  settings: Pick<Policy['judge'], 'threshold'>,
  candidates: (tier: Tier) => readonly string[],
  inWords = true,
): StageVerdict {
  const { difficulty } = reply;
  const tier = judgeTier(difficulty, settings);
  const margin = difficulty - settings.threshold;
  const confidence = tier === 'cloud' ? difficulty / 10 : 1 - difficulty / 10;
  return stageVerdict(
    { kind: 'narrow', tier, candidates: candidates(tier), confidence },
    inWords
      ? `Judge (${reply.judge}) rates difficulty ${difficulty.toFixed(1)} of 10 against ${settings.threshold}, margin ${Math.abs(margin).toFixed(1)}: ${tier}.${likelyRange(reply.distribution)}`
      : '',
    { value: difficulty, threshold: settings.threshold, margin, unit: 'difficulty' },
  );
}

/** Where eight in ten prompts of this rating lie; where that is the whole scale, that the rating tells nothing. */
function likelyRange(distribution: readonly number[] | undefined): string {
  if (distribution === undefined) return '';
  const reaches = (share: number): number => {
    let sum = 0;
    const at = distribution.findIndex((one) => {
      sum += one;
      return sum >= share;
    });
    return at === -1 ? distribution.length : at + 1;
  };
  const [low, high] = [reaches(0.1), reaches(0.9)];
  return low <= 1 && high >= distribution.length
    ? ` The rating carries no information: 8 in 10 prompts so rated lie anywhere on its scale.`
    : ` Of prompts so rated, 8 in 10 lie between ${low} and ${high}.`;
}

import type { EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';
import type { AnswerSums } from './answer-sums';
import type { Arm, ArmReader } from './arm-table';
import { believedShare, costShare, costWorth, worthOf } from './reward-of';

/** Rewards that the catalogue's word on errors, speed and length counts for at most: those show in a few calls, quality in hundreds. */
const QUICK_WEIGHT = 10;

/** The square of 3.29: one difference of a thousand is further from nothing by chance. */
const CHANCE = 10.83;

/**
 * The arms as they stand for one prompt at the prices of now, each read when it is first asked for: a decision reads every candidate
 * several times, so make one a decision. The price is known before the call, so nobody learns it: the cost
 * part of an expected reward is that of the expected cost, and what is learned is how often an endpoint answers, how well, how fast, and
 * how far its bills are from what its price lets expect.
 */
export class QuotedArms implements ArmReader {
  readonly #read: Arm[] = [];

  /** `expectedUsd` is what a call for the prompt is expected to cost at an endpoint, by its price. */
  constructor(
    private readonly arms: ArmReader & { readonly meanQuality: number | null },
    private readonly objective: Policy['objective'],
    private readonly expectedUsd: (endpointId: EndpointId) => number,
  ) {}

  arm(endpointId: EndpointId): Arm {
    for (const read of this.#read) if (read.endpointId === endpointId) return read;
    const arm = this.#quoted(this.arms.arm(endpointId));
    this.#read.push(arm);
    return arm;
  }

  linearIndex(endpointId: EndpointId, features: readonly number[], alpha: number): number {
    const arm = this.arms.arm(endpointId);
    const isJudged = this.arms.meanQuality !== null || arm.prior?.parts !== undefined;
    const believed = believedShare(arm.prior?.parts, isJudged, this.objective);
    const known = believed + costShare(isJudged, this.objective) * this.#cost(arm);
    return answersOf(arm) * (known + this.arms.linearIndex(endpointId, features, alpha));
  }

  #quoted(arm: Arm): Arm {
    if (arm.expectedReward === null) return arm;
    const { endpointId, pulls, rewards, pending, meanReward, weight, prior, answers } = arm;
    const expectedReward = this.#expected(arm);
    return { endpointId, pulls, rewards, pending, meanReward, weight, prior, answers, expectedReward };
  }

  #expected(arm: Arm): number {
    const { answers, prior } = arm;
    const { quality, latency } = prior?.parts ?? { quality: 0, latency: 0 };
    const ofQuality = prior?.parts === undefined ? 0 : prior.weight;
    const quick = Math.min(QUICK_WEIGHT, ofQuality);
    const mean = (sum: number, count: number, believed: number, weight: number): number | null =>
      count + weight === 0 ? null : (sum + weight * believed) / (count + weight);
    const parts = {
      // One whose answers nobody has judged is taken for as good as the others.
      quality:
        mean(answers.quality, answers.judged, quality, trusted(ofQuality, quality, answers)) ?? this.arms.meanQuality,
      latency: mean(answers.latency, answers.answered, latency, quick) ?? 0,
      cost: this.#cost(arm),
    };
    return answersOf(arm) * worthOf(parts, this.objective);
  }

  #cost({ endpointId, answers, prior }: Arm): number {
    const weight = Math.min(QUICK_WEIGHT, prior?.weight ?? 0);
    const share = answers.priced + weight === 0 ? 1 : (answers.paid + weight) / (answers.priced + weight);
    return costWorth(this.expectedUsd(endpointId) * share);
  }
}

/**
 * What the catalogue's word on quality still weighs against what was seen. As long as the difference may be chance, all that it
 * did; beyond, as many rewards as a difference of that size lets it be worth (method of moments: within-variance over between).
 */
function trusted(weight: number, believed: number, { quality, judged }: AnswerSums): number {
  const variance = believed * (1 - believed);
  if (judged === 0 || weight === 0 || variance === 0) return weight;
  const gap = quality / judged - believed;
  const beyondChance = gap * gap - (CHANCE * variance) / judged;
  return beyondChance <= 0 ? weight : variance / (variance / weight + beyondChance);
}

/** The share of its calls, 0..1, that an endpoint answers. */
function answersOf({ answers, weight, prior }: Arm): number {
  const believed = Math.min(QUICK_WEIGHT, prior?.weight ?? 0);
  return weight + believed === 0 ? 1 : (answers.answered + believed) / (weight + believed);
}

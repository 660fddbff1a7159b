/** What one answer teaches beside its reward. */
export interface LearnedAnswer {
  /** 0..1; null where nobody has judged it. */
  readonly quality: number | null;
  /** Latency's part, 0..1: see reward-of. */
  readonly latency: number;
  /** How much of the reward its cost brought. */
  readonly costPart: number;
  /** How much of it the catalogue let expect of quality and latency; 0 where nothing was believed. */
  readonly believedPart: number;
  /** USD paid over USD that its price let expect; null where nothing was expected. */
  readonly paidShare: number | null;
}

/** Discounted counts and sums over an arm's answers. */
export interface AnswerSums {
  readonly answered: number;
  readonly latency: number;
  readonly judged: number;
  readonly quality: number;
  readonly priced: number;
  readonly paid: number;
}

/** Of nobody. */
export const noSums: AnswerSums = { answered: 0, latency: 0, judged: 0, quality: 0, priced: 0, paid: 0 };

/** With one more answer. */
export function addAnswer(sums: AnswerSums, { quality, latency, paidShare }: LearnedAnswer): AnswerSums {
  return {
    answered: sums.answered + 1,
    latency: sums.latency + latency,
    judged: sums.judged + Number(quality !== null),
    quality: sums.quality + (quality ?? 0),
    priced: sums.priced + Number(paidShare !== null),
    paid: sums.paid + (paidShare ?? 0),
  };
}

/** All of them times a factor, 0..1. */
export function fadeSums(sums: AnswerSums, factor: number): AnswerSums {
  return {
    answered: factor * sums.answered,
    latency: factor * sums.latency,
    judged: factor * sums.judged,
    quality: factor * sums.quality,
    priced: factor * sums.priced,
    paid: factor * sums.paid,
  };
}

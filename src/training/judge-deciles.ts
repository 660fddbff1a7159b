import { fitLogistic } from '../core/refit/fit-logistic';

interface Scored {
  readonly score: number;
  readonly target: 0 | 1;
}

/** The judge is asked where the complexity index is about 65 (the default edge): so many of its prompts need the cloud. */
const shareWhereAsked = 0.65;
/** Up to difficulty 7, the default threshold, lie six tenths of the pool. */
const shareUpToSeven = 0.6;

/**
 * The nine deciles of the judge's scale: over a pool that is weighted so that difficulty 7 lies where a prompt of the
 * judge's band needs the cloud as likely as not. Even odds come from a logistic fit of the labels on the score with 65 in
 * 100 rows needing the cloud; the rows up to there then share six tenths of the pool, those above four tenths.
 */
export function judgeDeciles(scored: readonly Scored[]): readonly number[] {
  const even = evenOdds(scored);
  const sorted = scored.map(({ score }) => score).sort((a, b) => a - b);
  const below = sorted.filter((score) => score <= even);
  const above = sorted.filter((score) => score > even);
  const tenths = Array.from({ length: 9 }, (_, k) => (k + 1) / 10);
  return tenths.map((tenth) => {
    if (tenth === shareUpToSeven) return even;
    if (tenth < shareUpToSeven) return quantile(below, tenth / shareUpToSeven);
    return quantile(above, (tenth - shareUpToSeven) / (1 - shareUpToSeven));
  });
}

function evenOdds(scored: readonly Scored[]): number {
  const cloud = scored.filter(({ target }) => target === 1).length;
  const share = { 0: (1 - shareWhereAsked) / (scored.length - cloud), 1: shareWhereAsked / cloud };
  const { bias, weights } = fitLogistic(
    scored.map(({ score, target }) => ({
      features: Float64Array.of(score),
      target,
      weight: share[target] * scored.length,
    })),
    0,
  );
  const slope = weights[0] ?? 0;
  if (!(slope > 0)) throw new Error('the prior does not rise with the need for the cloud');
  return -bias / slope;
}

/** Linear between neighbours. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (place - Math.floor(place)) * (high - low);
}

import { RandomStreams } from '../../core/sim/rng';
import { quantile } from '../../core/stats/quantile';
import { routingFigures } from '../../core/stats/routing-figures';
import { resampledApgr } from '../routing/resampled-apgr';
import type { JudgeRow } from './judge-rows';
import type { UnseenFamily } from './unseen-families';

const resamples = 300;

/** Prints APGR of the judge on families it has not seen beside length and a coin, and the mean with its bootstrap interval. */
export function reportFamilies(rows: readonly JudgeRow[], families: readonly UnseenFamily[]): void {
  console.log(
    'Leave one family out: APGR of the judge on a family that its fit has not seen; own rows alone, no teacher\n',
  );
  console.log(`${'family'.padEnd(24)} ${'n'.padStart(6)}  gap   judge  length`);
  for (const { family, n, gap, judge, length } of families) {
    const figures = [gap, judge, length].map((value) => value.toFixed(3)).join('  ');
    console.log(`${family.padEnd(24)} ${String(n).padStart(6)}  ${figures}`);
  }
  const streams = new RandomStreams(2026);
  const draws = new Float64Array(resamples);
  const random = new Float64Array(resamples);
  for (const { family, score, rows: own } of families) {
    const outcomes = {
      weak: own.map((k) => rows[k]?.pair?.weak ?? 0),
      strong: own.map((k) => rows[k]?.pair?.strong ?? 0),
    };
    const coin = streams.stream(`coin/${family}`);
    const ofJudge = resampledApgr(score, outcomes, streams.stream(`family/${family}`), resamples);
    const ofCoin = Array.from({ length: resamples }, () => {
      const tosses = own.map(() => coin.uniform());
      return routingFigures(tosses, outcomes).apgr ?? 0.5;
    });
    ofJudge.forEach((value, k) => (draws[k] = (draws[k] ?? 0) + value / families.length));
    ofCoin.forEach((value, k) => (random[k] = (random[k] ?? 0) + value / families.length));
  }
  const mean = (pick: (family: UnseenFamily) => number): number =>
    families.reduce((sum, family) => sum + pick(family), 0) / families.length;
  const interval = (values: Float64Array): string => {
    const sorted = values.toSorted();
    return `[${(quantile(sorted, 0.025) ?? 0).toFixed(3)}, ${(quantile(sorted, 0.975) ?? 0).toFixed(3)}]`;
  };
  console.log(
    `\nmean over ${families.length} families: judge ${mean((one) => one.judge).toFixed(3)} ${interval(draws)}`,
  );
  console.log(
    `length ${mean((one) => one.length).toFixed(3)}, a coin ${interval(random)}; 95 % by bootstrap over prompts`,
  );
}

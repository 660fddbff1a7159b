import type { JudgeFigures } from '../../core/domain/judge-figures';
import { formatCount } from './format-count';
import { formatMilliseconds } from './format-milliseconds';

/** How a language model did as the judge, in words, with every n. */
export function judgeSentence(figures: JudgeFigures): string {
  const { asked, answered, rejected, failed, meanMs, compared, otherSide, meanDifference } = figures;
  const counts = `Judge LIVE: ${formatCount(asked)} asked, ${formatCount(answered)} answered, ${formatCount(rejected)} rejected, ${formatCount(failed)} failed`;
  const time = meanMs === null ? '' : `, mean ${formatMilliseconds(meanMs)}`;
  const difference =
    meanDifference === null
      ? 'not compared with the built-in judge'
      : `differs from the built-in judge by ${meanDifference.toFixed(1)} of 10, other side of the threshold ${formatCount(otherSide)} of ${formatCount(compared)}`;
  return `${counts}${time}; ${difference}.`;
}

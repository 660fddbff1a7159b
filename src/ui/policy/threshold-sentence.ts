import type {
  ThresholdCheck,
  ThresholdCriterion,
  ThresholdFigures,
  ThresholdReport,
} from '../../core/domain/threshold-report';
import type { Share } from '../../core/domain/telemetry';
import { formatCount } from '../kit/format-count';
import { formatShare } from '../kit/format-share';
import { formatSigned } from '../kit/format-signed';
import { sourceNames } from '../kit/source-names';

/** What F is called under a criterion. */
export function measureName(criterion: ThresholdCriterion): string {
  return criterion === 'f0.5' ? 'F0.5' : 'F1';
}

/** What the labels are that thresholds were held against. */
export function labelsSentence({ n, sources, leftOut }: ThresholdReport): string {
  if (n === 0) return 'No label counts. Label prompts in the log, or import a labelled file.';
  const by = sources.map(({ source, n: count }) => `${formatCount(count)} by ${sourceNames[source]}`).join(', ');
  const out =
    leftOut === 0 ? '' : ` ${formatCount(leftOut)} left out: other language, unreadable, or both tiers failed.`;
  return `n = ${formatCount(n)} labels: ${by}.${out}`;
}

/** What a check came to: the present threshold beside the best one on labels that the choice has not seen, or what is missing. */
export function checkSentence(check: ThresholdCheck, criterion: ThresholdCriterion): string {
  const { figures, n, missing } = check;
  if (figures === null) {
    return `Too few labels: n = ${formatCount(n)}; at least ${formatCount(missing)} more are needed, 10 of each need in each half.`;
  }
  const { now, best, gain, nTune } = figures;
  const held = `Chosen on ${formatCount(nTune)} labels, measured on ${formatCount(gain.n)} others.`;
  if (now.threshold === best.threshold)
    return `${held} ${now.threshold.toFixed(2)} stays: ${figuresText(now, criterion)}.`;
  const change = `${measureName(criterion)} ${signed(gain.value)} [${signed(gain.low)}, ${signed(gain.high)}]`;
  const beyond = gain.low > 0 || gain.high < 0 ? '' : ', within noise';
  return `${held} Best ${best.threshold.toFixed(2)}: ${figuresText(best, criterion)}. Now ${now.threshold.toFixed(2)}: ${figuresText(now, criterion)}. ${change}${beyond}.`;
}

function figuresText({ precision, recall, f }: ThresholdFigures, criterion: ThresholdCriterion): string {
  return `precision ${shareText(precision)}, recall ${shareText(recall)}, ${measureName(criterion)} ${f.toFixed(2)}`;
}

function shareText({ value, low, high, n }: Share): string {
  if (value === null || low === null || high === null) return 'unknown (nothing decided)';
  return `${formatShare(value, 0)} [${formatShare(low, 0)}, ${formatShare(high, 0)}], n = ${formatCount(n)}`;
}

function signed(value: number): string {
  return formatSigned(value, (number) => number.toFixed(2).replace('-', '−'));
}

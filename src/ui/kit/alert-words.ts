import type { AlertRule } from '../../core/domain/alert';
import { formatMoney } from './format-money';
import { formatSeconds } from './format-seconds';
import { formatShare } from './format-share';

const names = { 'p95-latency': 'p95', 'error-share': 'errors', 'usd-per-hour': 'cost an hour' } as const;

/** An alert's figure with its unit. */
export function alertFigure(metric: AlertRule['metric'], value: number): string {
  switch (metric) {
    case 'p95-latency':
      return formatSeconds(value);
    case 'error-share':
      return formatShare(value);
    case 'usd-per-hour':
      return formatMoney(value);
  }
}

/** A rule in a few words: "p95 > 2.0 s for 60.0 s". */
export function alertRuleText({ metric, above, forMs }: AlertRule): string {
  return `${names[metric]} > ${alertFigure(metric, above)} for ${formatSeconds(forMs)}`;
}

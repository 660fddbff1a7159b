import type { RecordedChange, RecordedChanges } from '../../core/domain/comparison';
import { formatCount } from '../kit/format-count';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { formatMoney } from '../kit/format-money';
import { changeText } from './figure-text';

/** What the user's log recorded and what routing would change, in one line. */
export function recordedText({ costUsd, latencyMs }: RecordedChanges): string {
  const money = (usd: number): string => formatMoney(1000 * usd);
  const parts = [
    costUsd === null ? [] : [`${money(costUsd.recordedMean)} per 1k requests, routed ${changed(costUsd, money)}`],
    latencyMs === null
      ? []
      : [
          `${formatMilliseconds(latencyMs.recordedMean)} on average, routed ${changed(latencyMs, (value) => formatMilliseconds(Math.round(value)))}`,
        ],
  ].flat();
  return `Recorded in your log: ${parts.join(' · ')}. The changes are simulated (SIM).`;
}

function changed({ change }: RecordedChange, format: (value: number) => string): string {
  return `${changeText(change, format).join(' ')} (n = ${formatCount(change.n)})`;
}

import type { RecordedOutcome } from '../../core/domain/prompt';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { formatMoney } from '../kit/format-money';
import { groupDigits } from '../kit/group-digits';

/** What the user's log says happened to this prompt before. */
export function RecordedLine({ recorded }: { readonly recorded: RecordedOutcome | undefined }) {
  if (recorded === undefined) return null;
  const { model, costUsd, latencyMs, quality } = recorded;
  const facts = [
    model ?? [],
    costUsd === undefined ? [] : formatMoney(costUsd),
    latencyMs === undefined ? [] : formatMilliseconds(latencyMs),
    quality === undefined ? [] : `quality ${groupDigits(quality, 2)}`,
  ].flat();
  return <p className="num text-12 break-words text-fg-2">Recorded in the log: {facts.join(' · ')}</p>;
}

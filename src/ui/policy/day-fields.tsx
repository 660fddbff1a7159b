import type { PriceReport } from '../../core/domain/price-report';
import type { Policy } from '../../core/domain/policy';
import { usePolicy } from '../../state/policy-store';
import { clockText } from '../kit/clock-text';
import { endpointLabel } from '../kit/endpoint-label';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { groupDigits } from '../kit/group-digits';
import { NumberField } from '../kit/number-field';
import { Toggle } from './toggle';
import { useRunReport } from '../../state/use-run-report';

type Day = NonNullable<Policy['day']>;

/** When the session's day begins, whether low priority waits for cheap hours, and what that brought. */
export function DayFields({ day }: { readonly day: Day }) {
  const report = useRunReport('prices-read');
  return (
    <section aria-label="Off-peak hours" className="grid grid-cols-[minmax(0,1fr)] gap-2 text-12">
      <NumberField
        name="Session starts at hour"
        value={day.startHour}
        min={0}
        max={24}
        step={1}
        onChange={(startHour, group) => setDay(`Session starts at ${startHour}`, { ...day, startHour }, group)}
      />
      <Toggle
        name="Low priority waits for off-peak hours"
        checked={day.defersLow}
        onChange={(defersLow) => setDay(defersLow ? 'Low priority waits' : 'Nothing waits', { ...day, defersLow })}
      />
      <p className="text-fg-2">
        Prompts whose metadata say priority low, where the endpoint picked has off-peak hours. SIM only. Their latency
        counts from when they are sent; the wait is schedule.
      </p>
      {report !== null && <Deferrals report={report} />}
    </section>
  );
}

function Deferrals({ report }: { readonly report: PriceReport }) {
  const endpoints = usePolicy((state) => state.endpoints);
  const waited = report.endpoints.filter(({ deferredRows }) => deferredRows > 0);
  const rows = waited.reduce((sum, one) => sum + one.deferredRows, 0);
  const saved = report.endpoints.reduce((sum, one) => sum + one.deferredSavedUsd, 0);
  return (
    <div role="status" className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <p>
        {formatCount(rows)} of {formatCount(report.rows)} requests deferred, {formatMoney(saved)} saved, SIM. Clock{' '}
        {clockText(report.hour)}.
      </p>
      {waited.map(({ endpointId, deferredRows, schedule }) => (
        <p key={endpointId}>
          {endpointLabel(endpoints, endpointId)}: {formatCount(deferredRows)}
          {schedule !== null &&
            `, first ${clockText(schedule.arrivedHour)} → ${clockText(schedule.sentHour)}, longest wait ${groupDigits(schedule.longestHours, 1)} h`}
        </p>
      ))}
    </div>
  );
}

function setDay(what: string, day: Day, group?: string): void {
  usePolicy.getState().edit(what, (policy) => ({ ...policy, day }), group === undefined ? {} : { group });
}

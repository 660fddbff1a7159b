import { useState } from 'react';
import type { Breakdown } from '../../core/domain/breakdown';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { NumberField } from '../kit/number-field';
import { modeMark } from './mode-mark';
import { monthCost } from './month-cost';

const mostRequests = 1_000_000_000;
const asFlown = '';

/** What a month would cost at a volume and a mix of the groups that the chart is by; only of SIM, where every price is known. */
export function MonthLine({ breakdown }: { readonly breakdown: Breakdown }) {
  const [requests, setRequests] = useState(100_000);
  const [group, setGroup] = useState(asFlown);
  const [percent, setPercent] = useState(50);
  const chosen = breakdown.groups.find(({ name }) => name === group);
  const cost = monthCost(breakdown, { requests, group: chosen?.name ?? null, share: percent / 100 });
  if (cost === null || breakdown.mode === 'live') return null;
  return (
    <div className="grid max-w-100 gap-1">
      <NumberField
        name="Requests a month"
        value={requests}
        min={1}
        max={mostRequests}
        step={1000}
        withSlider={false}
        onChange={setRequests}
      />
      <label className="flex items-center justify-between gap-2 text-12">
        Mix
        <select
          className="min-h-hit min-w-0 border-1 border-fg bg-bg px-1 pointer-coarse:min-h-hit-touch"
          value={chosen?.name ?? asFlown}
          onChange={(event) => setGroup(event.target.value)}
        >
          <option value={asFlown}>as in the session</option>
          {breakdown.groups.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {chosen === undefined ? null : (
        <NumberField
          name="Its part of the mix"
          value={percent}
          min={0}
          max={100}
          step={1}
          unit="%"
          withSlider={false}
          onChange={setPercent}
        />
      )}
      <p role="status" aria-label="Month" className="text-13">
        ≈ {formatMoney(cost.usd)} a month [{formatMoney(cost.lowUsd)}, {formatMoney(cost.highUsd)}],{' '}
        {modeMark(breakdown)}, n = {formatCount(breakdown.n)}
      </p>
    </div>
  );
}

import { useRunReport } from '../../state/use-run-report';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { OptionalNumber } from './optional-number';
import { usePolicyPart } from './use-policy-part';

/** The month of the cache: 30 days. */
const hoursPerMonth = 720;

/** What storage costs, and what the cache saves beyond it. */
export function CacheSaving() {
  const part = usePolicyPart('cache');
  if (part === null) return null;
  const { usdPerGbMonth } = part.value;
  return (
    <>
      <OptionalNumber
        name="Storage price"
        unit="$/GB-h"
        value={usdPerGbMonth === 0 ? null : usdPerGbMonth / hoursPerMonth}
        first={0.02}
        min={0}
        max={1000}
        step={0.001}
        onChange={(next, group) =>
          part.edit(
            next === null ? 'storage for free' : `storage $${next} a GB-h`,
            { usdPerGbMonth: (next ?? 0) * hoursPerMonth },
            group,
          )
        }
      />
      <Net />
    </>
  );
}

function Net() {
  const cache = useRunReport('savings-read')?.cache ?? null;
  if (cache === null) return null;
  const { hits, savedUsd, storageUsd } = cache;
  return (
    <dl role="status" aria-label="Net saving" className="border-1 border-fg p-2">
      <dt className="label">Net saving, SIM</dt>
      <dd className="font-mono text-16 tabular-nums">{formatMoney(savedUsd - storageUsd)}</dd>
      <dd className="text-12">
        {formatCount(hits)} hits would have cost {formatMoney(savedUsd)}; ≈ storage {storageText(storageUsd)}.
      </dd>
    </dl>
  );
}

/** Storage of one session costs less than any other sum on the page. */
function storageText(usd: number): string {
  return usd > 0 && usd < 1e-6 ? `$${usd.toExponential(1)}` : formatMoney(usd);
}

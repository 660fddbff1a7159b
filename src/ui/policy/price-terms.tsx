import { marginalPrice } from '../../core/domain/volume-price';
import type { OffPeak, TokenPrice, VolumeTier } from '../../core/domain/endpoint';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { NumberField } from '../kit/number-field';
import { Toggle } from './toggle';
import { useRunReport } from '../../state/use-run-report';

interface PriceTermsProps {
  readonly id: string;
  readonly endpointId: string;
  readonly price: TokenPrice;
  readonly onChange: (what: string, price: TokenPrice, group?: string) => void;
}

const mostTiers = 8;

/** A price by volume and by hour: the tiers, the window, and what the next token costs now. */
export function PriceTerms({ id, endpointId, price, onChange }: PriceTermsProps) {
  const { tiers = [], offPeak, ...flat } = price;
  const setTiers = (what: string, next: readonly VolumeTier[], group?: string): void => {
    const window = offPeak === undefined ? {} : { offPeak };
    const sorted = next.toSorted((a, b) => a.afterTokens - b.afterTokens);
    onChange(what, { ...flat, ...(next.length === 0 ? {} : { tiers: sorted }), ...window }, group);
  };
  const setOffPeak = (what: string, next: OffPeak | null, group?: string): void => {
    const volume = tiers.length === 0 ? {} : { tiers };
    onChange(what, { ...flat, ...volume, ...(next === null ? {} : { offPeak: next }) }, group);
  };
  return (
    <section aria-label={`Volume and hours of ${id}`} className="grid grid-cols-[minmax(0,1fr)] gap-2 py-1 text-fg">
      {tiers.map((tier, place) => (
        <TierFields
          key={place}
          name={`${id} tier ${place + 2}`}
          tier={tier}
          onChange={(what, next, group) =>
            setTiers(
              `tier ${place + 2} ${what}`,
              next === null ? tiers.toSpliced(place, 1) : tiers.with(place, next),
              group,
            )
          }
        />
      ))}
      {tiers.length < mostTiers && (
        <Button
          className="justify-self-start"
          aria-label={`Add a volume tier to ${id}`}
          onClick={() => setTiers('volume tier', [...tiers, nextTier(price)])}
        >
          Add volume tier
        </Button>
      )}
      <Toggle
        name={`Off-peak hours of ${id}`}
        checked={offPeak !== undefined}
        onChange={(on) =>
          setOffPeak(on ? 'off-peak hours' : 'all hours alike', on ? { fromHour: 22, toHour: 6, factor: 0.5 } : null)
        }
      />
      {offPeak !== undefined && <WindowFields id={id} window={offPeak} onChange={setOffPeak} />}
      {(tiers.length > 0 || offPeak !== undefined) && <MeterLines endpointId={endpointId} price={price} />}
    </section>
  );
}

/** Twice as far as the last, at a fifth less. */
function nextTier({ tiers = [], inputUsdPerMTok, outputUsdPerMTok }: TokenPrice): VolumeTier {
  const last = tiers.at(-1) ?? { afterTokens: 5000, inputUsdPerMTok, outputUsdPerMTok };
  const less = (usd: number): number => Math.round(usd * 0.8 * 10_000) / 10_000;
  return {
    afterTokens: last.afterTokens * 2,
    inputUsdPerMTok: less(last.inputUsdPerMTok),
    outputUsdPerMTok: less(last.outputUsdPerMTok),
  };
}

interface TierFieldsProps {
  readonly name: string;
  readonly tier: VolumeTier;
  readonly onChange: (what: string, tier: VolumeTier | null, group?: string) => void;
}

const tierParts = [
  { key: 'afterTokens', label: 'after tokens', min: 1, max: 1e12, step: 1000 },
  { key: 'inputUsdPerMTok', label: '$/1M in', min: 0, max: 1e6, step: 0.01 },
  { key: 'outputUsdPerMTok', label: '$/1M out', min: 0, max: 1e6, step: 0.01 },
] as const;

function TierFields({ name, tier, onChange }: TierFieldsProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {tierParts.map(({ key, label, ...range }) => (
        <span key={key} className="flex items-center gap-1">
          <span aria-hidden>{label}</span>
          <NumberField
            {...range}
            look="cell"
            name={`${name} ${label}`}
            value={tier[key]}
            onChange={(next, group) =>
              onChange(`${label} ${next}`, { ...tier, [key]: key === 'afterTokens' ? Math.round(next) : next }, group)
            }
          />
        </span>
      ))}
      <Button kind="quiet" aria-label={`Remove ${name}`} onClick={() => onChange('removed', null)}>
        Remove
      </Button>
    </div>
  );
}

interface WindowFieldsProps {
  readonly id: string;
  readonly window: OffPeak;
  readonly onChange: (what: string, window: OffPeak, group: string) => void;
}

const windowParts = [
  { key: 'fromHour', label: 'from hour', max: 24, step: 1 },
  { key: 'toHour', label: 'to hour', max: 24, step: 1 },
  { key: 'factor', label: '× price', max: 1, step: 0.05 },
] as const;

function WindowFields({ id, window, onChange }: WindowFieldsProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {windowParts.map(({ key, label, max, step }) => (
        <span key={key} className="flex items-center gap-1">
          <span aria-hidden>{label}</span>
          <NumberField
            look="cell"
            name={`${id} off-peak ${label}`}
            value={window[key]}
            min={0}
            max={max}
            step={step}
            onChange={(next, group) => onChange(`off-peak ${label} ${next}`, { ...window, [key]: next }, group)}
          />
        </span>
      ))}
    </div>
  );
}

/** Where the session stands on the price, and what it was billed. */
function MeterLines({ endpointId, price }: Pick<PriceTermsProps, 'endpointId' | 'price'>) {
  const report = useRunReport('prices-read');
  const meter = report?.endpoints.find((one) => one.endpointId === endpointId);
  const spent = meter?.tokens ?? 0;
  const { tier, tiers, inputUsdPerMTok, outputUsdPerMTok } = marginalPrice(price, spent);
  return (
    <div role="status" className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <p>
        {formatCount(spent)} tokens so far, SIM. Next token, tier {tier} of {tiers}: {formatMoney(inputUsdPerMTok)} in,{' '}
        {formatMoney(outputUsdPerMTok)} out per 1M.
      </p>
      {meter !== undefined && (
        <p>
          {formatMoney(meter.usd)} billed, n = {formatCount(meter.calls)} calls
          {price.offPeak === undefined
            ? '.'
            : `, ${formatCount(meter.offPeakCalls)} off-peak, ${formatMoney(meter.savedUsd)} saved by the hour.`}
        </p>
      )}
      <p className="text-fg-2">
        Billed by running total in simulation, each baseline by its own. Potential outcomes (frontier, regret, oracle,
        all-cloud) and live calls: tier 1, peak.
      </p>
    </div>
  );
}

import type { Policy } from '../../core/domain/policy';
import { NumberField } from '../kit/number-field';
import type { EditResilience } from './resilience-section';
import { Toggle } from './toggle';

type Breaker = Policy['resilience']['breaker'];

/** The circuit breaker of every endpoint. */
export function BreakerFields({ breaker, edit }: { readonly breaker: Breaker; readonly edit: EditResilience }) {
  const change = (description: string, patch: Partial<Breaker>, group?: string) =>
    edit(description, { breaker: { ...breaker, ...patch } }, group);
  return (
    <>
      <Toggle
        name="Circuit breaker"
        checked={breaker.enabled}
        onChange={(enabled) => change(enabled ? 'Breaker on' : 'Breaker off', { enabled })}
      />
      {breaker.enabled && (
        <>
          <NumberField
            name="Opens after failures in a row"
            value={breaker.failures}
            min={1}
            max={100}
            step={1}
            withSlider={false}
            onChange={(next, group) => change(`opens after ${next}`, { failures: Math.round(next) }, group)}
          />
          <NumberField
            name="Cooldown"
            unit="s"
            value={breaker.cooldownMs / 1000}
            min={0}
            max={600}
            step={1}
            withSlider={false}
            onChange={(next, group) => change(`cooldown ${next} s`, { cooldownMs: next * 1000 }, group)}
          />
          <p className="text-12 text-fg-2">
            No traffic while open. After the cooldown one request that is not urgent probes.
          </p>
        </>
      )}
    </>
  );
}

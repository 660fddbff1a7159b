import { defaultTimeouts } from '../../core/domain/default-timeouts';
import type { Policy } from '../../core/domain/policy';
import { LabelledSelect } from '../kit/labelled-select';
import { NumberField } from '../kit/number-field';
import { AnticipationFields } from './anticipation-fields';
import { BreakerFields } from './breaker-fields';
import { DegradationFields } from './degradation-fields';
import { OptionalNumber } from './optional-number';
import { OutageFlags } from './outage-flags';
import { PolicySection } from './policy-section';
import { ReplicaFields } from './replica-fields';
import { RetryFields } from './retry-fields';
import { Toggle } from './toggle';
import { usePolicyPart } from './use-policy-part';

type Resilience = Policy['resilience'];
export type EditResilience = (description: string, change: Partial<Resilience>, group?: string) => void;

const fallbacks = [
  { value: 'arm,provider,tier', label: 'Other arms of the tier, then the other tier' },
  { value: 'provider,arm,tier', label: 'Same model elsewhere, other arms, other tier' },
  { value: 'tier,arm,provider', label: 'The other tier, then other arms' },
  { value: 'arm,provider', label: 'Other arms, never the other tier' },
  { value: '', label: 'Nobody' },
] as const;

/** How calls survive a bad hour: time limits, retries, breaker, places, fallbacks, and what is left when all fail. */
export function ResilienceSection() {
  const part = usePolicyPart('resilience');
  if (part === null) return null;
  const { value, edit } = part;
  const { timeouts } = value;
  const chosen =
    fallbacks.find((option) => option.value === value.fallbackOrder.join(','))?.value ?? 'arm,provider,tier';
  return (
    <PolicySection id="resilience" parts={['resilience']}>
      <OptionalNumber
        name="Time limit to the first token"
        unit="ms"
        value={timeouts.firstTokenMs}
        first={5000}
        min={1}
        max={600_000}
        step={100}
        onChange={(next, group) =>
          edit(limitText('first token', next), { timeouts: { ...timeouts, firstTokenMs: next } }, group)
        }
      />
      <OptionalNumber
        name="Time limit between tokens"
        unit="ms"
        value={timeouts.betweenTokensMs}
        first={1000}
        min={1}
        max={600_000}
        step={100}
        onChange={(next, group) =>
          edit(limitText('between tokens', next), { timeouts: { ...timeouts, betweenTokensMs: next } }, group)
        }
      />
      <p className="text-12 text-fg-2">
        Off: {defaultTimeouts.firstTokenMs / 1000} s each, as a client gives up. A call that is given up is billed for
        what had come, and the next endpoint is asked.
      </p>
      <RetryFields retry={value.retry} edit={edit} />
      <NumberField
        name="Endpoints a request may try"
        value={value.maxEndpoints}
        min={1}
        max={10}
        step={1}
        withSlider={false}
        onChange={(next, group) => edit(`${next} endpoints a request`, { maxEndpoints: Math.round(next) }, group)}
      />
      <LabelledSelect
        above
        label="Asked next"
        value={chosen}
        options={fallbacks}
        onChange={(next) => edit('Fallback order', { fallbackOrder: orderOf(next) })}
      />
      <BreakerFields breaker={value.breaker} edit={edit} />
      <OptionalNumber
        name="Calls at one endpoint at a time"
        value={value.maxInFlight}
        first={8}
        min={1}
        max={10_000}
        step={1}
        onChange={(next, group) =>
          edit(
            next === null ? 'No limit on calls' : `${next} calls an endpoint`,
            { maxInFlight: next === null ? null : Math.round(next) },
            group,
          )
        }
      />
      <OptionalNumber
        name="Hold calls back below the limits by the minute"
        unit="s"
        value={value.rateLimit.enabled ? value.rateLimit.longestWaitMs / 1000 : null}
        first={30}
        min={0}
        max={600}
        step={1}
        onChange={(next, group) =>
          edit(next === null ? 'No holding back' : `in line ${next} s at most`, { rateLimit: heldBack(next) }, group)
        }
      />
      <Toggle
        name="Urgent prompts go to the fastest of the tier"
        checked={value.urgentToFastest}
        onChange={(urgentToFastest) =>
          edit(urgentToFastest ? 'Urgent to the fastest' : 'Urgent like others', { urgentToFastest })
        }
      />
      <AnticipationFields anticipate={value.anticipate} edit={edit} />
      <OutageFlags flags={value.outageFlags} edit={edit} />
      <ReplicaFields replicas={value.replicas} edit={edit} />
      <DegradationFields degradation={value.degradation} edit={edit} />
    </PolicySection>
  );
}

function heldBack(seconds: number | null): Resilience['rateLimit'] {
  return { enabled: seconds !== null, longestWaitMs: (seconds ?? 30) * 1000 };
}

function limitText(what: string, milliseconds: number | null): string {
  return milliseconds === null ? `No limit ${what}` : `${what} within ${milliseconds} ms`;
}

function orderOf(choice: (typeof fallbacks)[number]['value']): Resilience['fallbackOrder'] {
  switch (choice) {
    case 'arm,provider,tier':
      return ['arm', 'provider', 'tier'];
    case 'provider,arm,tier':
      return ['provider', 'arm', 'tier'];
    case 'tier,arm,provider':
      return ['tier', 'arm', 'provider'];
    case 'arm,provider':
      return ['arm', 'provider'];
    case '':
      return [];
  }
}

import type { Policy } from '../../core/domain/policy';
import { NumberField } from '../kit/number-field';
import { Select } from './select';
import type { EditResilience } from './resilience-section';

type Retry = Policy['resilience']['retry'];

const jitters = [
  { value: 'full', label: 'Full jitter: 0 to the wait' },
  { value: 'equal', label: 'Equal jitter: half to the whole wait' },
  { value: 'none', label: 'No jitter' },
] as const;

/** Tries at the same endpoint, and what is waited between them. */
export function RetryFields({ retry, edit }: { readonly retry: Retry; readonly edit: EditResilience }) {
  const change = (description: string, patch: Partial<Retry>, group?: string) =>
    edit(description, { retry: { ...retry, ...patch } }, group);
  return (
    <>
      <NumberField
        name="Tries at one endpoint"
        value={retry.maxAttempts}
        min={1}
        max={10}
        step={1}
        onChange={(next, group) =>
          change(`tries ${retry.maxAttempts} → ${next}`, { maxAttempts: Math.round(next) }, group)
        }
      />
      {retry.maxAttempts > 1 && (
        <>
          <NumberField
            name="First wait"
            unit="ms"
            value={retry.baseMs}
            min={0}
            max={60_000}
            step={100}
            withSlider={false}
            onChange={(next, group) => change(`first wait ${next} ms`, { baseMs: next }, group)}
          />
          <NumberField
            name="Longest wait"
            unit="ms"
            value={retry.capMs}
            min={0}
            max={600_000}
            step={1000}
            withSlider={false}
            onChange={(next, group) => change(`longest wait ${next} ms`, { capMs: next }, group)}
          />
          <Select
            name="Jitter"
            value={retry.jitter}
            options={jitters}
            onChange={(jitter) => change(`${jitter} jitter`, { jitter })}
          />
          <p className="text-12 text-fg-2">
            Waits double from the first to the longest. A longer Retry-After leaves the endpoint for the next one.
          </p>
        </>
      )}
    </>
  );
}

import { useId } from 'react';
import type { Policy } from '../../core/domain/policy';
import { NumberField } from '../kit/number-field';
import type { EditResilience } from './resilience-section';
import { Select } from './select';

type Degradation = Policy['resilience']['degradation'];

const orders = [
  { value: '', label: 'Fails' },
  { value: 'canned', label: 'Gets a canned answer' },
  { value: 'hand-off', label: 'Waits for a person' },
  { value: 'hand-off,canned', label: 'Waits for a person, else a canned answer' },
] as const;
type Choice = (typeof orders)[number]['value'];

/** What a request gets that no endpoint answers. */
export function DegradationFields({
  degradation,
  edit,
}: {
  readonly degradation: Degradation;
  readonly edit: EditResilience;
}) {
  const id = useId();
  const change = (description: string, patch: Partial<Degradation>, group?: string) =>
    edit(description, { degradation: { ...degradation, ...patch } }, group);
  const chosen = orders.find(({ value }) => value === degradation.order.join(','))?.value ?? '';
  return (
    <>
      <div className="grid gap-1 text-12">
        <span>A request that nobody answers</span>
        <Select
          name="A request that nobody answers"
          value={chosen}
          options={orders}
          onChange={(next) => change(`Unanswered: ${next === '' ? 'fails' : next}`, { order: orderOf(next) })}
        />
      </div>
      {chosen.includes('canned') && (
        <div className="grid gap-1">
          <label htmlFor={id} className="text-12">
            Canned answer
          </label>
          <textarea
            id={id}
            className="h-16 resize-y border-2 border-fg bg-bg p-1 text-12"
            maxLength={2000}
            value={degradation.cannedText}
            onChange={(event) => change('Canned answer', { cannedText: event.target.value }, id)}
          />
        </div>
      )}
      {chosen.includes('hand-off') && (
        <NumberField
          name="Places in the queue"
          value={degradation.handOffPlaces}
          min={0}
          max={100_000}
          step={1}
          withSlider={false}
          onChange={(next, group) => change(`${next} places`, { handOffPlaces: Math.round(next) }, group)}
        />
      )}
    </>
  );
}

function orderOf(choice: Choice): Degradation['order'] {
  switch (choice) {
    case '':
      return [];
    case 'hand-off,canned':
      return ['hand-off', 'canned'];
    default:
      return [choice];
  }
}

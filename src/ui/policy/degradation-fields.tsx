import { useId } from 'react';
import type { Policy } from '../../core/domain/policy';
import { usePolicy } from '../../state/policy-store';
import { LabelledSelect } from '../kit/labelled-select';
import { NumberField } from '../kit/number-field';
import type { EditResilience } from './resilience-section';

type Degradation = Policy['resilience']['degradation'];

const ways = {
  shorter: 'a short answer of the cheapest model left',
  'hand-off': 'a place in a person’s queue',
  canned: 'a canned answer',
} as const;
/** A canned answer can always be given, so that nothing comes behind it. */
const orders: readonly Degradation['order'][] = [
  [],
  ['canned'],
  ['hand-off'],
  ['hand-off', 'canned'],
  ['shorter'],
  ['shorter', 'canned'],
  ['shorter', 'hand-off'],
  ['shorter', 'hand-off', 'canned'],
  ['hand-off', 'shorter'],
  ['hand-off', 'shorter', 'canned'],
];
const options = orders.map((order) => ({ value: order.join(','), label: orderText(order) }));

/** "A short answer of the cheapest model left, else a canned answer". */
function orderText(order: Degradation['order']): string {
  const text = order.map((way) => ways[way]).join(', else ');
  return text === '' ? 'Nothing: it fails' : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** What a request gets that no endpoint answers. */
export function DegradationFields({
  degradation,
  edit,
}: {
  readonly degradation: Degradation;
  readonly edit: EditResilience;
}) {
  const id = useId();
  const hasPeople = usePolicy((state) => state.policy?.human.enabled === true);
  const change = (description: string, patch: Partial<Degradation>, group?: string) =>
    edit(description, { degradation: { ...degradation, ...patch } }, group);
  const chosen = degradation.order.join(',');
  return (
    <>
      <LabelledSelect
        above
        label="A request that nobody answers gets"
        value={chosen}
        options={options}
        onChange={(next) =>
          change(`Unanswered: ${next === '' ? 'fails' : next.replaceAll(',', ', ')}`, {
            order: [...(orders.find((order) => order.join(',') === next) ?? [])],
          })
        }
      />
      {chosen.includes('shorter') && (
        <>
          <NumberField
            name="Short answer at most"
            unit="tokens"
            value={degradation.shorterTokens}
            min={1}
            max={8192}
            step={16}
            withSlider={false}
            onChange={(next, group) =>
              change(`short answers of ${Math.round(next)} tokens`, { shorterTokens: Math.round(next) }, group)
            }
          />
          <p className="text-12 text-fg-2">
            Asked of the cheapest allowed model that was not tried. SIM: one that would be longer is cut, and not
            acceptable. LIVE: asked to be brief.
          </p>
        </>
      )}
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
      {(chosen.includes('hand-off') || hasPeople) && (
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

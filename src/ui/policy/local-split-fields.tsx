import type { Endpoint } from '../../core/domain/endpoint';
import type { Policy } from '../../core/domain/policy';
import { usePolicy } from '../../state/policy-store';
import { LabelledSelect } from '../kit/labelled-select';
import { NumberField } from '../kit/number-field';
import { Toggle } from './toggle';
import { usePolicyPart } from './use-policy-part';

type LocalSplit = NonNullable<Policy['complexity']['localSplit']>;

/** Where the split starts when it is switched on: about half of the samples' local rows are simpler. */
const firstIndex = 30;

/** Two local models by complexity: a small one for simple work, a larger one for the rest of the local tier. */
export function LocalSplitFields() {
  const part = usePolicyPart('complexity');
  const policy = usePolicy((state) => state.policy);
  const endpoints = usePolicy((state) => state.endpoints);
  if (part === null || policy === null) return null;
  const { edit } = part;
  const { localSplit: split } = part.value;
  const local = localModels(policy, endpoints);
  const [simple, medium] = local;
  const start = simple === undefined || medium === undefined ? null : { simple: simple.value, medium: medium.value };
  const setModel = (field: 'simple' | 'medium', name: string) => (next: string) => {
    if (split !== undefined) edit(`${name} work to ${next}`, { localSplit: { ...split, [field]: next } });
  };
  const toggle = (on: boolean): void => {
    if (!on) edit('local split off', { localSplit: undefined });
    else if (start !== null) edit(`local split at ${firstIndex}`, { localSplit: { index: firstIndex, ...start } });
  };
  return (
    <>
      {start === null && split === undefined ? (
        <p className="text-12 text-fg-2">Two local models that are on can share the local work by complexity.</p>
      ) : (
        <Toggle name="Split local work between two models" checked={split !== undefined} onChange={toggle} />
      )}
      {split !== undefined && (
        <>
          <NumberField
            name="Local split"
            value={split.index}
            min={0}
            max={100}
            step={1}
            describedBy="local-split-meaning"
            onChange={(next, group) =>
              edit(
                (before, after) => `local split ${before.localSplit?.index ?? 0} → ${after.localSplit?.index ?? 0}`,
                { localSplit: { ...split, index: next } },
                group,
              )
            }
          />
          <LabelledSelect
            above
            label="Simple work goes to"
            value={split.simple}
            options={withChosen(local, split.simple)}
            onChange={setModel('simple', 'simple')}
          />
          <LabelledSelect
            above
            label="Medium work goes to"
            value={split.medium}
            options={withChosen(local, split.medium)}
            onChange={setModel('medium', 'medium')}
          />
          <p id="local-split-meaning" className="text-12 text-fg-2">
            {meaning(split)}
          </p>
        </>
      )}
    </>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Local models that take part, the least able first. */
function localModels({ models, aliases }: Policy, endpoints: readonly Endpoint[]): readonly Option[] {
  return models
    .flatMap(({ id, enabled }) => {
      const endpoint = endpoints.find((one) => one.id === (aliases[id] ?? id));
      return enabled && endpoint?.tier === 'local' ? [{ id, endpoint }] : [];
    })
    .sort((a, b) => a.endpoint.ability - b.endpoint.ability)
    .map(({ id, endpoint }) => ({ value: id, label: `${id}, ${endpoint.label}` }));
}

/** A model that was chosen and is off stays to be seen. */
function withChosen(options: readonly Option[], chosen: string): readonly Option[] {
  return options.some(({ value }) => value === chosen)
    ? options
    : [...options, { value: chosen, label: `${chosen}, off` }];
}

function meaning({ index, simple, medium }: LocalSplit): string {
  return `Local rows with an index below ${index} go to ${simple}, the others to ${medium}. A route of yours, an urgent row and a conversation that stays go before; one that cannot serve leaves it to the bandit.`;
}

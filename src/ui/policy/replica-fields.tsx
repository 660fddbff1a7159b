import type { Endpoint } from '../../core/domain/endpoint';
import type { Policy } from '../../core/domain/policy';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { endpointLabel } from '../kit/endpoint-label';
import { NumberField } from '../kit/number-field';
import type { EditResilience } from './resilience-section';
import { Select } from './select';

type Groups = Policy['resilience']['replicas'];
type Group = Groups[number];

const strategies = [
  { value: 'round-robin', label: 'Round robin' },
  { value: 'least-connections', label: 'Least connections' },
  { value: 'weighted', label: 'Weighted' },
  { value: 'weighted-least-connections', label: 'Weighted least connections' },
  { value: 'adaptive', label: 'Weighted by how calls go' },
] as const;

/** Endpoints whose calls are spread over several, and how. */
export function ReplicaFields({ replicas, edit }: { readonly replicas: Groups; readonly edit: EditResilience }) {
  const endpoints = usePolicy((state) => state.endpoints);
  const free = endpoints.filter(({ id }) => !replicas.some((group) => group.endpoint === id));
  const set = (description: string, next: Groups, group?: string) => edit(description, { replicas: next }, group);
  return (
    <div className="grid gap-2">
      {replicas.map((group, place) => (
        <GroupFields
          key={group.endpoint}
          group={group}
          endpoints={endpoints}
          onChange={(description, next, undoGroup) =>
            set(description, next === null ? replicas.toSpliced(place, 1) : replicas.with(place, next), undoGroup)
          }
        />
      ))}
      <Select
        name="Spread the calls of"
        value=""
        options={[{ value: '', label: 'Spread the calls of …' }, ...optionsOf(free)]}
        onChange={(id) => {
          if (id === '') return;
          const members = [{ id, weight: 1 }];
          set(`Spread ${id}`, [...replicas, { endpoint: id, strategy: 'round-robin', members }]);
        }}
      />
    </div>
  );
}

interface GroupFieldsProps {
  readonly group: Group;
  readonly endpoints: readonly Endpoint[];
  readonly onChange: (description: string, next: Group | null, undoGroup?: string) => void;
}

function GroupFields({ group, endpoints, onChange }: GroupFieldsProps) {
  const { endpoint, members, strategy } = group;
  const name = endpointLabel(endpoints, endpoint);
  const tier = endpoints.find(({ id }) => id === endpoint)?.tier;
  const others = endpoints.filter((one) => one.tier === tier && !members.some(({ id }) => id === one.id));
  const setMembers = (description: string, next: Group['members'], undoGroup?: string) =>
    onChange(description, { ...group, members: next }, undoGroup);
  return (
    <fieldset className="grid gap-2 border-1 border-fg p-2">
      <legend className="px-1 text-12">{name}</legend>
      <Select
        name={`How the calls of ${name} are spread`}
        value={strategy}
        options={strategies}
        onChange={(next) => onChange(next, { ...group, strategy: next })}
      />
      {members.map((member, place) => (
        <div key={member.id} className="flex items-center justify-between gap-2 text-12">
          <span className="min-w-0 break-words">{endpointLabel(endpoints, member.id)}</span>
          <span className="flex items-center gap-2">
            {(strategy.startsWith('weighted') || strategy === 'adaptive') && (
              <NumberField
                look="cell"
                name={`Weight of ${endpointLabel(endpoints, member.id)}`}
                value={member.weight}
                min={0.01}
                max={1000}
                step={1}
                onChange={(weight, undoGroup) =>
                  setMembers(`weight ${weight}`, members.with(place, { ...member, weight }), undoGroup)
                }
              />
            )}
            {member.id !== endpoint && (
              <Button onClick={() => setMembers(`Without ${member.id}`, members.toSpliced(place, 1))}>Remove</Button>
            )}
          </span>
        </div>
      ))}
      <Select
        name={`Replica of ${name}`}
        value=""
        options={[{ value: '', label: 'Add a replica …' }, ...optionsOf(others)]}
        onChange={(id) => {
          if (id !== '') setMembers(`With ${id}`, [...members, { id, weight: 1 }]);
        }}
      />
      <Button className="justify-self-start" onClick={() => onChange(`Spread ${endpoint} no more`, null)}>
        Spread no more
      </Button>
    </fieldset>
  );
}

function optionsOf(endpoints: readonly Endpoint[]): readonly { readonly value: string; readonly label: string }[] {
  return endpoints.map(({ id, label }) => ({ value: id, label }));
}

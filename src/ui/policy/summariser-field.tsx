import { usePolicy } from '../../state/policy-store';
import { Select } from './select';
import { usePolicyPart } from './use-policy-part';

/** What is sent in the place of old turns: nothing, or a summary by a local model. */
export function SummariserField({ summariser }: { readonly summariser: string | null }) {
  const part = usePolicyPart('answers');
  const endpoints = usePolicy((state) => state.endpoints);
  const aliases = usePolicy((state) => state.policy?.aliases);
  const models = usePolicy((state) => state.policy?.models) ?? [];
  const local = models.filter(
    ({ id, enabled }) => enabled && endpoints.find((one) => one.id === (aliases?.[id] ?? id))?.tier === 'local',
  );
  const options = [
    { value: '', label: 'nothing' },
    ...local.map(({ id }) => ({ value: id, label: `a summary by ${id}` })),
  ];
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2 text-12">
        <span aria-hidden>In their place</span>
        <Select
          name="In the place of old turns"
          value={summariser ?? ''}
          options={options}
          onChange={(next) =>
            part?.edit(next === '' ? 'old turns left out' : `old turns summed up by ${next}`, {
              summariser: next === '' ? null : next,
            })
          }
        />
      </div>
      <p className="text-12 text-fg-2">
        ≈ SIM takes a summary for 15 % of the tokens, 30 to 300, and bills its making anew with each turn. Never by a
        cloud. LIVE has it made by the first local model of Settings; without one nothing is sent in their place.
      </p>
    </>
  );
}

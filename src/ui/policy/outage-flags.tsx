import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { endpointLabel } from '../kit/endpoint-label';
import type { EditResilience } from './resilience-section';
import { Select } from './select';

/** What a status page or a person says is out: it is not called, whatever the bandit has learned of it. */
export function OutageFlags({ flags, edit }: { readonly flags: readonly string[]; readonly edit: EditResilience }) {
  const endpoints = usePolicy((state) => state.endpoints);
  const nameOf = (flag: string): string =>
    endpoints.some(({ provider }) => provider === flag) ? `provider ${flag}` : endpointLabel(endpoints, flag);
  const targets = [...new Set(endpoints.map(({ provider }) => provider)), ...endpoints.map(({ id }) => id)];
  const free = targets.filter((target) => !flags.includes(target));
  return (
    <div className="grid gap-2">
      {flags.length === 0 ? null : (
        <ul aria-label="Outage flags" className="grid gap-1 border-l-4 border-fg pl-2 text-12">
          {flags.map((flag) => (
            <li key={flag} className="flex items-center justify-between gap-2">
              <span className="min-w-0 break-words">Out: {nameOf(flag)}</span>
              <Button
                aria-label={`Take the flag off ${nameOf(flag)}`}
                onClick={() => edit(`${nameOf(flag)} is back`, { outageFlags: flags.filter((one) => one !== flag) })}
              >
                Back
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Select
        name="Flag as out"
        value=""
        options={[
          { value: '', label: 'Flag as out …' },
          ...free.map((target) => ({ value: target, label: nameOf(target) })),
        ]}
        onChange={(target) => {
          if (target !== '') edit(`${nameOf(target)} flagged as out`, { outageFlags: [...flags, target] });
        }}
      />
      <p className="text-12 text-fg-2">A flagged endpoint gets no call and no probe; the trace names it.</p>
    </div>
  );
}

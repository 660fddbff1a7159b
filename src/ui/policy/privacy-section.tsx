import type { PiiKind } from '../../core/domain/features';
import type { Policy } from '../../core/domain/policy';
import { usePolicy } from '../../state/policy-store';
import { NumberField } from '../kit/number-field';
import { KeptPrompts } from './kept-prompts';
import { PolicySection } from './policy-section';
import { Select } from './select';
import { Toggle } from './toggle';

const kinds: readonly { readonly kind: PiiKind; readonly name: string }[] = [
  { kind: 'email', name: 'E-mail address' },
  { kind: 'card', name: 'Card number' },
  { kind: 'iban', name: 'IBAN' },
  { kind: 'secret', name: 'API key or token' },
  { kind: 'phone', name: 'Phone number' },
  { kind: 'us-ssn', name: 'US social security number' },
  { kind: 'national-id', name: 'National number: CPF, CNPJ, NIF, DNI, NIE, Steuer-ID, NINO, Aadhaar' },
  { kind: 'ip-address', name: 'IP address' },
  { kind: 'private-key', name: 'Private key' },
];
const actions = [
  { value: 'local-only', label: 'local only' },
  { value: 'block', label: 'block' },
  { value: 'allow', label: 'allow' },
] as const;

/** The gates before any pillar: personal data, residency, and the session's budget. */
export function PrivacySection() {
  const policy = usePolicy((state) => state.policy);
  if (policy === null) return null;
  const { privacy, residency } = policy;
  return (
    <PolicySection id="privacy" parts={['privacy', 'residency', 'budget']}>
      <Toggle
        name="Privacy gate on"
        checked={privacy.enabled}
        onChange={(enabled) =>
          edit(enabled ? 'Privacy on' : 'Privacy off', (old) => ({ ...old, privacy: { ...old.privacy, enabled } }))
        }
      />
      <ul className="border-t border-hair">
        {kinds.map(({ kind, name }) => (
          <li key={kind} className="flex items-center justify-between gap-2 border-b border-hair py-0.5 text-12">
            <span>{name}</span>
            <Select
              name={`Action for ${name}`}
              value={privacy.actions[kind]}
              options={actions}
              onChange={(action) =>
                edit(`${name} ${action}`, (old) => ({
                  ...old,
                  privacy: { ...old.privacy, actions: { ...old.privacy.actions, [kind]: action } },
                }))
              }
            />
          </li>
        ))}
      </ul>
      <Toggle
        name="Residency: a prompt that names a region stays there or here"
        checked={residency.enabled}
        onChange={(enabled) =>
          edit(enabled ? 'Residency on' : 'Residency off', (old) => ({ ...old, residency: { enabled } }))
        }
      />
      <Budget policy={policy} />
      <KeptPrompts />
    </PolicySection>
  );
}

const limitActions = [
  { value: 'downgrade', label: 'local only' },
  { value: 'halt', label: 'block' },
] as const;

/** USD that a limit starts at when it is switched on. */
const FIRST_LIMIT_USD = 1;

function Budget({ policy }: { readonly policy: Policy }) {
  const { hardLimitUsd, premiumShare, atLimit = 'downgrade' } = policy.budget;
  const set = (limit: number | null, group?: string) =>
    edit(
      limit === null ? 'No budget' : `budget $${limit}`,
      (old) => ({ ...old, budget: { ...old.budget, hardLimitUsd: limit } }),
      group,
    );
  return (
    <>
      <Toggle
        name="Hard limit on what the session spends"
        checked={hardLimitUsd !== null}
        onChange={(on) => set(on ? FIRST_LIMIT_USD : null)}
      />
      {hardLimitUsd !== null && (
        <>
          <NumberField
            name="Hard limit"
            value={hardLimitUsd}
            min={0}
            max={100_000}
            step={0.01}
            unit="USD"
            withSlider={false}
            onChange={(next, group) => set(next, group)}
          />
          <NumberField
            name="Cheapest cloud only from"
            value={Math.round(100 * premiumShare)}
            min={0}
            max={100}
            step={5}
            unit="% of it"
            withSlider={false}
            onChange={(percent, group) =>
              edit(
                `premium until ${percent} % of the budget`,
                (old) => ({ ...old, budget: { ...old.budget, premiumShare: percent / 100 } }),
                group,
              )
            }
          />
          <div className="flex items-center justify-between gap-2 text-12">
            <span>At the hard limit</span>
            <Select
              name="At the hard limit"
              value={atLimit}
              options={limitActions}
              onChange={(next) =>
                edit(`at the limit: ${next}`, (old) => ({ ...old, budget: { ...old.budget, atLimit: next } }))
              }
            />
          </div>
        </>
      )}
    </>
  );
}

function edit(description: string, update: (policy: Policy) => Policy, group?: string): void {
  usePolicy.getState().edit(description, update, group === undefined ? {} : { group });
}

import { lazy, Suspense } from 'react';
import type { Policy } from '../../core/domain/policy';
import { useComposer } from '../../state/composer-store';
import { usePolicy } from '../../state/policy-store';
import { NumberField } from '../kit/number-field';
import { SectionHeading } from '../kit/section-heading';
import { nextId } from './next-id';
import { PatternForm } from './pattern-form';
import { PatternList } from './pattern-list';
import { PolicySection } from './policy-section';
import { SafeListEditor } from './safe-list-editor';
import { Toggle } from './toggle';
import { tryEdit } from './try-edit';
import { usePolicyPart } from './use-policy-part';

/** Characters of the composer's text that the live test reads, so that a pasted megabyte keeps typing quick. */
const TRIED_ON = 10_000;

const RoutesTable = lazy(async () => ({ default: (await import('./routes-table')).RoutesTable }));

type Rules = Policy['rules'];

/** What is decided by text alone: the user's patterns, safe lists, the length gate and what beats it. */
export function RulesSection() {
  const part = usePolicyPart('rules');
  const sample = useComposer((state) => state.text.slice(0, TRIED_ON));
  if (part === null) return null;
  const { value, edit } = part;
  return (
    <PolicySection id="rules" parts={['rules']}>
      <Toggle
        name="Rules on"
        checked={value.enabled}
        onChange={(enabled) => edit(enabled ? 'Rules on' : 'Rules off', { enabled })}
      />
      <NumberField
        name="Minimum length"
        value={value.minLength}
        min={0}
        max={10_000}
        step={1}
        unit="characters"
        withSlider={false}
        describedBy="minimum-length-meaning"
        onChange={(minLength, group) =>
          edit((before, after) => `length ${before.minLength} → ${after.minLength}`, { minLength }, group)
        }
      />
      <p id="minimum-length-meaning" className="text-12 text-fg-2">
        {value.minLength === 0
          ? 'The length gate is off.'
          : 'Shorter prompts go local, unless a reasoning trigger is in them.'}
      </p>
      <Routes />
      <Patterns rules={value} sample={sample} />
      <SafeLists rules={value} />
      <Triggers rules={value} sample={sample} />
    </PolicySection>
  );
}

function Routes() {
  const policy = usePolicy((state) => state.policy);
  return policy === null ? null : (
    <Suspense fallback={null}>
      <RoutesTable policy={policy} />
    </Suspense>
  );
}

function Patterns({ rules, sample }: { readonly rules: Rules; readonly sample: string }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <SectionHeading level={3}>Your patterns, first match decides</SectionHeading>
      <PatternList
        name="Your patterns"
        noun="pattern"
        patterns={rules.patterns}
        sample={sample}
        onChange={(description, patterns) => change(description, { patterns })}
      />
      <PatternForm
        noun="pattern"
        withTier
        onAdd={(pattern, tier) =>
          tryEdit(`${pattern.source} → ${tier}`, (policy) => {
            const { patterns } = policy.rules;
            const added = { ...pattern, id: nextId('pattern', patterns), enabled: true, tier };
            return { ...policy, rules: { ...policy.rules, patterns: [...patterns, added] } };
          })
        }
      />
    </section>
  );
}

function SafeLists({ rules }: { readonly rules: Rules }) {
  const withList = (id: string, update: (list: Rules['safeLists'][number]) => Rules['safeLists'][number]) =>
    rules.safeLists.map((list) => (list.id === id ? update(list) : list));
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <SectionHeading level={3}>Safe lists, the whole text must match</SectionHeading>
      <ul className="border-t border-hair">
        {rules.safeLists.map((list) => (
          <SafeListEditor
            key={list.id}
            list={list}
            onToggle={(enabled) =>
              change(`${list.name} ${enabled ? 'on' : 'off'}`, {
                safeLists: withList(list.id, (old) => ({ ...old, enabled })),
              })
            }
            onSave={(patterns) =>
              tryEdit(`${list.name} edited`, (policy) => ({
                ...policy,
                rules: { ...policy.rules, safeLists: withList(list.id, (old) => ({ ...old, patterns })) },
              }))
            }
          />
        ))}
      </ul>
    </section>
  );
}

function Triggers({ rules, sample }: { readonly rules: Rules; readonly sample: string }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <SectionHeading level={3}>Triggers that beat the length gate</SectionHeading>
      <PatternForm
        noun="trigger"
        withTier={false}
        onAdd={(pattern) =>
          tryEdit(`trigger ${pattern.source}`, (policy) => {
            const { triggers } = policy.rules;
            const added = { ...pattern, id: nextId('trigger', triggers), enabled: true };
            return { ...policy, rules: { ...policy.rules, triggers: [added, ...triggers] } };
          })
        }
      />
      <div className="max-h-60 overflow-y-auto">
        <PatternList
          name="Reasoning triggers"
          noun="trigger"
          patterns={rules.triggers}
          sample={sample}
          onChange={(description, triggers) => change(description, { triggers })}
        />
      </div>
    </section>
  );
}

function change(description: string, update: Partial<Rules>): void {
  usePolicy.getState().edit(description, (policy) => ({ ...policy, rules: { ...policy.rules, ...update } }));
}

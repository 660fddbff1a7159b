import { lazy, Suspense } from 'react';
import { NumberField } from '../kit/number-field';
import { JudgeModelFields } from './judge-model-fields';
import { PolicySection } from './policy-section';
import { Toggle } from './toggle';
import { usePolicyPart } from './use-policy-part';

const StressBlock = lazy(async () => ({ default: (await import('./stress-block')).StressBlock }));

/** The arbitrator of the unclear middle. */
export function JudgeSection() {
  const part = usePolicyPart('judge');
  if (part === null) return null;
  const { value, edit } = part;
  return (
    <PolicySection id="judge" parts={['judge']}>
      <Toggle
        name="Judge on"
        checked={value.enabled}
        onChange={(enabled) => edit(enabled ? 'Judge on' : 'Judge off', { enabled })}
      />
      <NumberField
        name="Judge threshold"
        value={value.threshold}
        min={1}
        max={10}
        step={0.5}
        describedBy="judge-meaning"
        onChange={(threshold, group) =>
          edit((before, after) => `judge ${before.threshold} → ${after.threshold}`, { threshold }, group)
        }
      />
      <p id="judge-meaning" className="text-12 text-fg-2">
        Difficulty 1 to 10. Above {value.threshold} cloud, else local.
      </p>
      <JudgeModelFields />
      <Suspense fallback={null}>
        <StressBlock />
      </Suspense>
    </PolicySection>
  );
}

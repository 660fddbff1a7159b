import { lazy, Suspense } from 'react';
import { NumberField } from '../kit/number-field';
import { LocalSplitFields } from './local-split-fields';
import { PolicySection } from './policy-section';
import { Toggle } from './toggle';
import { usePolicyPart } from './use-policy-part';

const RefitBlock = lazy(async () => ({ default: (await import('./refit-block')).RefitBlock }));

/** The gate on the complexity index: the threshold, and the band in which it leaves the decision to the judge. */
export function ComplexitySection() {
  const part = usePolicyPart('complexity');
  if (part === null) return null;
  const { value, edit } = part;
  const { enabled, edgeThreshold, band } = value;
  return (
    <PolicySection id="complexity" parts={['complexity']}>
      <Toggle
        name="Complexity gate on"
        checked={enabled}
        onChange={(next) => edit(next ? 'Complexity on' : 'Complexity off', { enabled: next })}
      />
      <NumberField
        name="Complexity threshold"
        value={edgeThreshold}
        min={0}
        max={100}
        step={1}
        describedBy="complexity-meaning"
        onChange={(next, group) =>
          edit((before, after) => `${before.edgeThreshold} → ${after.edgeThreshold}`, { edgeThreshold: next }, group)
        }
      />
      <NumberField
        name="Judge band"
        value={band}
        min={0}
        max={50}
        step={1}
        unit="± points"
        describedBy="complexity-meaning"
        onChange={(next, group) =>
          edit((before, after) => `band ${before.band} → ${after.band}`, { band: next }, group)
        }
      />
      <p id="complexity-meaning" className="text-12 text-fg-2">
        {meaning(edgeThreshold, band)}
      </p>
      <LocalSplitFields />
      <Suspense fallback={null}>
        <RefitBlock />
      </Suspense>
    </PolicySection>
  );
}

function meaning(edge: number, band: number): string {
  const index = `An index of ${edge}: the best local model is expected to fail ${edge} of 100 such prompts.`;
  if (band === 0) return `${index} Above ${edge} cloud, else local.`;
  return `${index} Above ${edge + band} cloud, below ${edge - band} local, between them the judge.`;
}

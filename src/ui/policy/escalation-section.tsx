import { NumberField } from '../kit/number-field';
import { PolicySection } from './policy-section';
import { Toggle } from './toggle';
import { usePolicyPart } from './use-policy-part';

/** Answers of local endpoints are checked; a doubted one is discarded, billed, and asked of the cloud. */
export function EscalationSection() {
  const part = usePolicyPart('escalation');
  if (part === null) return null;
  const { value, edit } = part;
  const { threshold, verifierAuc } = value;
  const good = threshold ** (verifierAuc / (1 - verifierAuc));
  return (
    <PolicySection id="escalation" parts={['escalation']}>
      <Toggle
        name="Check local answers"
        checked={value.enabled}
        onChange={(enabled) => edit(enabled ? 'Escalation on' : 'Escalation off', { enabled })}
      />
      <p className="text-12 text-fg-2">
        A doubted local answer is discarded and asked of the cloud; both calls are billed. Never after a rule, never
        past a gate.
      </p>
      {value.enabled && (
        <>
          <NumberField
            name="Confidence at least"
            value={threshold}
            min={0}
            max={1}
            step={0.01}
            onChange={(next, group) =>
              edit((before, after) => `confidence ${before.threshold} → ${after.threshold}`, { threshold: next }, group)
            }
          />
          <NumberField
            name="Check AUC"
            value={verifierAuc}
            min={0.5}
            max={0.999}
            step={0.01}
            describedBy="auc-meaning"
            onChange={(next, group) =>
              edit((before, after) => `AUC ${before.verifierAuc} → ${after.verifierAuc}`, { verifierAuc: next }, group)
            }
          />
          <p id="auc-meaning" className="text-12 text-fg-2">
            SIM: escalates {Math.round(threshold * 100)} % of the bad and ≈{Math.round(good * 100)} % of the good
            answers.
          </p>
          <NumberField
            name="Check takes"
            unit="ms"
            value={value.checkMs}
            min={0}
            max={60_000}
            step={10}
            withSlider={false}
            onChange={(next, group) => edit(`check takes ${next} ms`, { checkMs: next }, group)}
          />
        </>
      )}
    </PolicySection>
  );
}

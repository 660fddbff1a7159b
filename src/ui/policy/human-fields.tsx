import { formatMoney } from '../kit/format-money';
import { formatShare } from '../kit/format-share';
import { LabelledSelect } from '../kit/labelled-select';
import { NumberField } from '../kit/number-field';
import { usePolicyPart } from './use-policy-part';

const doubts = [
  { value: 'band', label: 'Index inside the judge band' },
  { value: 'confidence', label: 'Deciding pillar little sure' },
] as const;

/** The human stage: which rows are doubtful, how many of them a person gets, and what an answer costs. */
export function HumanFields() {
  const part = usePolicyPart('human');
  if (part === null) return null;
  const { value, edit } = part;
  const { when, below, share, usd, minutes, acceptable } = value;
  const plain = { withSlider: false, min: 0 } as const;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <LabelledSelect
        above
        label="Doubtful is"
        value={when}
        options={doubts}
        onChange={(next) => edit(`doubtful by ${next}`, { when: next })}
      />
      {when === 'confidence' && (
        <NumberField
          {...plain}
          name="Confidence below"
          value={below}
          max={1}
          step={0.01}
          onChange={(next, group) => edit(`doubtful below ${next}`, { below: next }, group)}
        />
      )}
      <NumberField
        name="Share to a person"
        value={share}
        min={0}
        max={1}
        step={0.01}
        onChange={(next, group) =>
          edit((before, after) => `to a person ${before.share} → ${after.share}`, { share: next }, group)
        }
      />
      <NumberField
        {...plain}
        name="A person’s answer costs"
        unit="USD"
        value={usd}
        max={10_000}
        step={0.1}
        onChange={(next, group) => edit(`a person costs $${next}`, { usd: next }, group)}
      />
      <NumberField
        {...plain}
        name="A person’s answer takes"
        unit="min"
        value={minutes}
        max={10_000}
        step={1}
        onChange={(next, group) => edit(`a person takes ${next} min`, { minutes: next }, group)}
      />
      <NumberField
        {...plain}
        name="Acceptable from a person (SIM)"
        value={acceptable}
        max={1}
        step={0.01}
        onChange={(next, group) => edit(`a person is right ${next}`, { acceptable: next }, group)}
      />
      <p className="text-12 text-fg-2">
        SIM: {formatShare(share)} of the rows that a scoring pillar decided and that are doubtful go to a person:{' '}
        {formatMoney(usd)} and {minutes} min an answer, ≈{formatShare(acceptable)} acceptable, as you set it. LIVE: they
        wait in the queue, and no model is asked. Places: Resilience, Places in the queue. Never after a rule or a gate.
        The log lists them under “With a person”.
      </p>
    </div>
  );
}

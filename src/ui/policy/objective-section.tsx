import { Button } from '../kit/button';
import { NumberField } from '../kit/number-field';
import { objectivePresets } from './objective-presets';
import { PolicySection } from './policy-section';
import { usePolicyPart } from './use-policy-part';

const weights = [
  { key: 'quality', name: 'Quality weight' },
  { key: 'latency', name: 'Latency weight' },
  { key: 'cost', name: 'Cost weight' },
] as const;

/** What an answer is worth to the bandit: quality, latency and cost in parts. */
export function ObjectiveSection() {
  const part = usePolicyPart('objective');
  if (part === null) return null;
  const { value, edit } = part;
  const sum = value.quality + value.latency + value.cost;
  return (
    <PolicySection id="objective" parts={['objective']}>
      <div role="group" aria-label="Presets" className="flex flex-wrap gap-1">
        {objectivePresets.map((preset) => {
          const isOn = preset.matches(value);
          return (
            <Button
              key={preset.name}
              aria-pressed={isOn}
              className={isOn ? 'inverted bg-inv-bg! text-inv-fg!' : ''}
              onClick={() => edit(preset.name, preset.apply(value))}
            >
              {preset.name}
            </Button>
          );
        })}
      </div>
      {weights.map(({ key, name }) => (
        <NumberField
          key={key}
          name={name}
          value={value[key]}
          min={0}
          max={100}
          step={1}
          onChange={(next, group) =>
            edit((before, after) => `${key} ${before[key]} → ${after[key]}`, { [key]: next }, group)
          }
        />
      ))}
      <p className="text-12 text-fg-2">
        {sum === 0
          ? 'All weights are 0: every answer is worth the same.'
          : `Reward: ${weights.map(({ key }) => `${Math.round((value[key] / sum) * 100)} % ${key}`).join(', ')}.`}
      </p>
    </PolicySection>
  );
}

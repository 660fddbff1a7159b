import type { Policy } from '../../core/domain/policy';
import { NumberField } from '../kit/number-field';
import { ArmsTable } from './arms-table';
import { EpsilonField } from './epsilon-field';
import { PolicySection } from './policy-section';
import { Select } from './select';
import { Toggle } from './toggle';
import { usePolicyPart } from './use-policy-part';

const algorithms = [
  { value: 'epsilon-greedy', label: 'ε-greedy' },
  { value: 'ucb1', label: 'UCB1' },
  { value: 'thompson', label: 'Thompson sampling' },
  { value: 'linucb', label: 'LinUCB on prompt features' },
] as const;
const meanings: Readonly<Record<Policy['bandit']['algorithm'], string>> = {
  'epsilon-greedy': 'Best mean reward, a share at random.',
  ucb1: 'Mean reward plus what is not known yet: no random draws.',
  thompson: 'One draw from each arm’s Beta posterior, the best wins.',
  linucb: 'Reward predicted from complexity, length, code and maths, plus its uncertainty.',
};

/** The pillar that picks the endpoint: how often it explores, and what it has learned. */
export function BanditSection() {
  const part = usePolicyPart('bandit');
  if (part === null) return null;
  const { value, edit } = part;
  const { algorithm, discount, epsilon, priorWeight, crossingBudget, frozen } = value;
  const setEpsilon = (next: number, group?: string) =>
    edit((before, after) => `ε ${before.epsilon.toFixed(2)} → ${after.epsilon.toFixed(2)}`, { epsilon: next }, group);
  return (
    <PolicySection id="bandit" parts={['bandit']}>
      <Select
        name="Algorithm"
        value={algorithm}
        options={algorithms}
        onChange={(next) => edit(`Bandit ${next}`, { algorithm: next })}
      />
      <p className="text-12 text-fg-2">{meanings[algorithm]} One arm an endpoint, over the tier that was decided.</p>
      {algorithm === 'epsilon-greedy' && <EpsilonField epsilon={epsilon} onChange={setEpsilon} />}
      <NumberField
        name="Memory"
        value={discount}
        min={0.5}
        max={1}
        step={0.005}
        describedBy="memory-meaning"
        onChange={(next, group) =>
          edit((before, after) => `memory ${before.discount} → ${after.discount}`, { discount: next }, group)
        }
      />
      <p id="memory-meaning" className="text-12 text-fg-2">
        {memoryText(discount)}
      </p>
      <NumberField
        name="Prior weight"
        value={priorWeight}
        min={0}
        max={1000}
        step={10}
        describedBy="prior-meaning"
        onChange={(next, group) =>
          edit(
            (before, after) => `prior weight ${before.priorWeight} → ${after.priorWeight}`,
            { priorWeight: next },
            group,
          )
        }
      />
      <p id="prior-meaning" className="text-12 text-fg-2">
        {priorText(priorWeight)}
      </p>
      <NumberField
        name="Crossing budget"
        value={crossingBudget}
        min={0}
        max={1}
        step={0.01}
        describedBy="crossing-meaning"
        onChange={(next, group) =>
          edit(
            (before, after) => `crossing ${before.crossingBudget.toFixed(2)} → ${after.crossingBudget.toFixed(2)}`,
            { crossingBudget: next },
            group,
          )
        }
      />
      <p id="crossing-meaning" className="text-12 text-fg-2">
        Share of prompts that may try the other tier, never after a rule or a veto.
      </p>
      <Toggle
        name="Freeze the arms: no exploring, no learning"
        checked={frozen}
        onChange={(next) => edit(next ? 'Arms frozen' : 'Arms learn', { frozen: next })}
      />
      <ArmsTable />
    </PolicySection>
  );
}

function priorText(priorWeight: number): string {
  if (priorWeight === 0) return 'Every arm starts from nothing: who is lucky first may lead for long.';
  return `An arm starts with the quality that its ability lets expect, worth ${priorWeight} answers as long as what is seen may be chance; its speed and errors, which show sooner, at most 10. Live endpoints start from nothing.`;
}

function memoryText(discount: number): string {
  if (discount === 1) return 'Every reward counts alike. Below 1 the past fades, and a changed model is found again.';
  return `A reward counts half after ${Math.round(Math.log(0.5) / Math.log(discount))} more.`;
}

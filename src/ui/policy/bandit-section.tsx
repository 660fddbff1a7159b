import { Button } from '../kit/button';
import { NumberField } from '../kit/number-field';
import { ArmsTable } from './arms-table';
import { PolicySection } from './policy-section';
import { Toggle } from './toggle';
import { usePolicyPart } from './use-policy-part';

/** Below this, a model that has become good is tried too rarely to be noticed. */
const LOWEST_SENSIBLE_EPSILON = 0.05;
const DEFAULT_EPSILON = 0.1;

/** The pillar that picks the endpoint: how often it explores, and what it has learned. */
export function BanditSection() {
  const part = usePolicyPart('bandit');
  if (part === null) return null;
  const { value, edit } = part;
  const { epsilon, crossingBudget, frozen } = value;
  const setEpsilon = (next: number, group?: string) =>
    edit((before, after) => `ε ${before.epsilon.toFixed(2)} → ${after.epsilon.toFixed(2)}`, { epsilon: next }, group);
  return (
    <PolicySection id="bandit" name="Bandit" parts={['bandit']}>
      <p className="text-12">Algorithm: ε-greedy, one arm an endpoint, over the tier that was decided.</p>
      <NumberField
        name="Epsilon"
        value={epsilon}
        min={0}
        max={1}
        step={0.01}
        describedBy="epsilon-meaning"
        onChange={setEpsilon}
      />
      {epsilon < LOWEST_SENSIBLE_EPSILON ? (
        <div id="epsilon-meaning" role="alert" className="grid gap-2 border-2 border-fg p-2 text-12">
          <p>ε below 0.05 misses emerging models; 0.10 or more is the default</p>
          <Button className="justify-self-start" onClick={() => setEpsilon(DEFAULT_EPSILON)}>
            Reset to 0.10
          </Button>
        </div>
      ) : (
        <p id="epsilon-meaning" className="text-12 text-fg-2">
          {Math.round(epsilon * 100)} of 100 picks are random among the tier’s endpoints, the rest take the best arm.
        </p>
      )}
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

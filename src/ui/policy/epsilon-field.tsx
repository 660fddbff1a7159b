import { Button } from '../kit/button';
import { NumberField } from '../kit/number-field';

/** Below this, a model that has become good is tried too rarely to be noticed. */
const LOWEST_SENSIBLE_EPSILON = 0.05;
const DEFAULT_EPSILON = 0.1;

/** The share of random picks, with a warning where it is too small to find anything new. */
export function EpsilonField({
  epsilon,
  onChange,
}: {
  readonly epsilon: number;
  readonly onChange: (next: number, group?: string) => void;
}) {
  return (
    <>
      <NumberField
        name="Epsilon"
        value={epsilon}
        min={0}
        max={1}
        step={0.01}
        describedBy="epsilon-meaning"
        onChange={onChange}
      />
      {epsilon < LOWEST_SENSIBLE_EPSILON ? (
        <div id="epsilon-meaning" role="alert" className="grid gap-2 border-2 border-fg p-2 text-12">
          <p>ε below 0.05 misses emerging models; 0.10 or more is the default</p>
          <Button className="justify-self-start" onClick={() => onChange(DEFAULT_EPSILON)}>
            Reset to 0.10
          </Button>
        </div>
      ) : (
        <p id="epsilon-meaning" className="text-12 text-fg-2">
          {Math.round(epsilon * 100)} of 100 picks are random among the tier’s endpoints, the rest take the best arm.
        </p>
      )}
    </>
  );
}

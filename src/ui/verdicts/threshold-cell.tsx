import type { Policy } from '../../core/domain/policy';
import type { StageId } from '../../core/domain/verdict';
import { usePolicy } from '../../state/policy-store';
import { NumberField } from '../kit/number-field';

interface Threshold {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly read: (policy: Policy) => number;
  readonly write: (policy: Policy, value: number) => Policy;
}

const thresholds: Readonly<Partial<Record<StageId, Threshold>>> = {
  rules: {
    name: 'Threshold for Rules',
    min: 0,
    max: 10_000,
    step: 1,
    read: (policy) => policy.rules.minLength,
    write: (policy, minLength) => ({ ...policy, rules: { ...policy.rules, minLength } }),
  },
  semantic: {
    name: 'Threshold for Semantic',
    min: 0.5,
    max: 1,
    step: 0.01,
    read: (policy) => policy.semantic.similarityThreshold,
    write: (policy, similarityThreshold) => ({ ...policy, semantic: { ...policy.semantic, similarityThreshold } }),
  },
  complexity: {
    name: 'Threshold for Complexity',
    min: 0,
    max: 100,
    step: 1,
    read: (policy) => policy.complexity.edgeThreshold,
    write: (policy, edgeThreshold) => ({ ...policy, complexity: { ...policy.complexity, edgeThreshold } }),
  },
  judge: {
    name: 'Threshold for Judge',
    min: 1,
    max: 10,
    step: 0.5,
    read: (policy) => policy.judge.threshold,
    write: (policy, threshold) => ({ ...policy, judge: { ...policy.judge, threshold } }),
  },
};

/** The policy's threshold of a stage, editable in place; a dash for stages that have none. */
export function ThresholdCell({ stage }: { readonly stage: StageId }) {
  const policy = usePolicy((state) => state.policy);
  const threshold = thresholds[stage];
  if (threshold === undefined || policy === null) return '–';
  const { name, min, max, step, read, write } = threshold;
  const value = read(policy);
  return (
    <NumberField
      name={name}
      value={value}
      min={min}
      max={max}
      step={step}
      look="cell"
      onChange={(next, group) =>
        usePolicy.getState().edit(
          (before, after) => `${read(before)} → ${read(after)}`,
          (old) => write(old, next),
          { group },
        )
      }
    />
  );
}

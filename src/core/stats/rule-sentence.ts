import { signedPercent, signedPoints } from './signed-figures';
import type { RuleChange } from './strongest-rule';

/** What the strongest simple rule would change against the policy, in plain words: "73 characters ...: +4.0 pt [..] for +3 %". */
export function ruleFigures({ name, costChange, quality }: RuleChange): string {
  const { value, low, high } = quality;
  const cost = costChange === null ? 'no cost' : `${signedPercent(costChange)} cost`;
  return `${name}: ${signedPoints(value)} pt [${signedPoints(low)}, ${signedPoints(high)}] for ${cost}`;
}

/** What stands before and after the verdict against the best single model. */
export function ruleSentences(rule: RuleChange | null): { readonly before: string; readonly after: string } {
  if (rule === null) return { before: '', after: ' No simple rule is as cheap.' };
  return rule.beats
    ? { before: `No: a simple rule does better. ${ruleFigures(rule)}. `, after: '' }
    : { before: '', after: ` No simple rule does better at its cost; the strongest, ${ruleFigures(rule)}.` };
}

import type { Prompt } from '../domain/prompt';

/** What figures are over: what had a say in a policy, everything that nothing was tuned on, or (null) every row. */
export type Half = 'tune' | 'report' | null;

/**
 * Whether a prompt is among those that figures over a half speak of. `tune`: the tuning half of the samples, and prompts that
 * the policy in force rests on. `report`: every other prompt, the user's own included.
 */
export function isInHalf({ split, tunedOn }: Pick<Prompt, 'split' | 'tunedOn'>, wanted: Half): boolean {
  if (wanted === null) return true;
  return (split === 'tune' || tunedOn === true) === (wanted === 'tune');
}

import type { Prompt } from '../domain/prompt';

/** What figures are over: what had a say in a policy, everything that nothing was tuned on, or (null) every row. */
export type Half = 'tune' | 'report' | null;

/**
 * Whether a prompt is among those that figures over a half speak of. `tune`: the tuning half of the samples, and prompts that
 * took part in a search or a fit whose find was taken over. `report`: every other prompt, the user's own included.
 */
export function isInHalf({ half }: Pick<Prompt, 'half'>, wanted: Half): boolean {
  if (wanted === null) return true;
  return (half === 'tune') === (wanted === 'tune');
}

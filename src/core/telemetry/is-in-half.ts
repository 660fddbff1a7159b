import type { Prompt } from '../domain/prompt';

/** What figures are over: the tuning half of the samples, everything that nothing was tuned on, or (null) every row. */
export type Half = 'tune' | 'report' | null;

/**
 * Whether a prompt is among those that figures over a half speak of. `report` means "not the tuning half": the other half of
 * the samples, and every prompt of the user's own.
 */
export function isInHalf({ half }: Pick<Prompt, 'half'>, wanted: Half): boolean {
  if (wanted === null) return true;
  return (half === 'tune') === (wanted === 'tune');
}

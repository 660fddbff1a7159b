import type { Policy } from '../../core/domain/policy';

/** How a curve over moved prompts is priced where prices go by volume, as the end of a legend; empty where none does. */
export function volumeNote(models: Policy['models'] | undefined): string {
  const hasTiers = models?.some(({ price }) => price?.kind === 'token' && price.tiers !== undefined) ?? false;
  return hasTiers ? ' · ≈ volume tiers: a moved prompt at the price that the run had come to there by then' : '';
}

import type { CostBasis } from '../../core/domain/cost-basis';

/** A formatted cost with what it is worth: ≈ an estimate, ≥ where a price is unknown, `unknown` where all are. */
export function costText(usd: number, basis: CostBasis | undefined, format: (usd: number) => string): string {
  if (basis === 'unknown') return usd === 0 ? 'unknown' : `≥\u2009${format(usd)}`;
  return basis === 'estimated' ? `≈${format(usd)}` : format(usd);
}

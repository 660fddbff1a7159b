import type { RoutingFigures } from '../../core/stats/routing-figures';
import { quantile } from '../../core/stats/quantile';

/** The head of the table. */
export function figureHead(): string {
  return `${'score'.padEnd(24)} CPT(50 %)  CPT(80 %)  APGR [95 %]`;
}

/** A line of the table: CPT in per cent of calls, APGR with the interval of its bootstrap draws. */
export function figureLine(name: string, { apgr, cpt50, cpt80 }: RoutingFigures, draws: readonly number[]): string {
  const share = (value: number | null): string =>
    (value === null ? 'none' : `${(100 * value).toFixed(1)} %`).padStart(9);
  return `${name.padEnd(24)} ${share(cpt50)}  ${share(cpt80)}  ${apgr === null ? 'none' : apgr.toFixed(3)} ${interval(draws)}`;
}

/** The middle 95 of 100 draws. */
export function interval(draws: readonly number[]): string {
  const sorted = draws.toSorted((a, b) => a - b);
  return `[${(quantile(sorted, 0.025) ?? 0).toFixed(3)}, ${(quantile(sorted, 0.975) ?? 0).toFixed(3)}]`;
}

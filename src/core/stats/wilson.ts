import type { Share } from '../domain/telemetry';

/** Two-sided 95 % of a standard normal. */
const Z = 1.959963984540054;

/** A share of successes in n trials with Wilson's 95 % interval (Wilson, 1927); nulls where n is 0. */
export function wilson(successes: number, n: number): Share {
  if (n === 0) return { value: null, low: null, high: null, n };
  const p = successes / n;
  const z2 = Z * Z;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return { value: p, low: Math.max(0, centre - half), high: Math.min(1, centre + half), n };
}

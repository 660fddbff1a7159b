import type { PairedDifference } from './paired-bootstrap';

/** Two-sided 95 % of a standard normal. */
const Z = 1.959963984540054;

/**
 * The change of a share over the same prompts, with its 95 % interval (Bonett and Price, 2012, "Adjusted Wald intervals for a
 * difference of binomial proportions based on paired data", eq. 4): one pair is added to each kind of change, so that few
 * pairs, or pairs that all agree, do not look like certainty. It draws nothing: equal differences give equal intervals
 * wherever they are shown. `differences` after minus before, each −1, 0 or 1; the result in −1..1; null for an empty list.
 */
export function pairedShareChange(differences: ArrayLike<number>): PairedDifference | null {
  const n = differences.length;
  if (n === 0) return null;
  let won = 0;
  let lost = 0;
  for (let i = 0; i < n; i += 1) {
    const difference = differences[i] ?? 0;
    if (difference > 0) won += 1;
    else if (difference < 0) lost += 1;
  }
  const [gain, loss] = [(won + 1) / (n + 2), (lost + 1) / (n + 2)];
  const centre = gain - loss;
  const half = Z * Math.sqrt((gain + loss - centre * centre) / (n + 2));
  return { value: (won - lost) / n, low: Math.max(-1, centre - half), high: Math.min(1, centre + half), n };
}

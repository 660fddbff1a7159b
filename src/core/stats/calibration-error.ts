import { ascending } from './routing-curve';

/**
 * Expected calibration error over bins of equal mass (Naeini et al., 2015): the mean distance between what was predicted and
 * what came, both 0..1, over `bins` bins of rows in the order of the prediction. Null for no rows.
 */
export function calibrationError(predicted: ArrayLike<number>, came: ArrayLike<number>, bins = 10): number | null {
  const n = predicted.length;
  if (n === 0) return null;
  const order = ascending(predicted);
  let error = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const rows = order.subarray(Math.floor((bin * n) / bins), Math.floor(((bin + 1) * n) / bins));
    let gap = 0;
    for (const row of rows) gap += (predicted[row] ?? 0) - (came[row] ?? 0);
    error += Math.abs(gap) / n;
  }
  return error;
}

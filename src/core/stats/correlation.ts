/** Pearson's correlation of paired values, -1..1; 0 where either never varies. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  let meanA = 0;
  let meanB = 0;
  for (let k = 0; k < n; k += 1) {
    meanA += (a[k] ?? 0) / n;
    meanB += (b[k] ?? 0) / n;
  }
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let k = 0; k < n; k += 1) {
    const x = (a[k] ?? 0) - meanA;
    const y = (b[k] ?? 0) - meanB;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa < 1e-18 || bb < 1e-18 ? 0 : ab / Math.sqrt(aa * bb);
}

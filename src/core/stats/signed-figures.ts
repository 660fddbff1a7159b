/** A change in per cent, whole, with its sign: +3 %, −50 %. */
export function signedPercent(share: number): string {
  return `${sign(share)}${Math.abs(100 * share).toFixed(0)} %`;
}

/** A change of a share in points, with its sign: +4.0, −0.3. */
export function signedPoints(share: number): string {
  return `${sign(share)}${Math.abs(100 * share).toFixed(1)}`;
}

function sign(value: number): string {
  return value < 0 ? '−' : '+';
}

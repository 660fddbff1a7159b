import { log, pow } from '../sim/deterministic-math';
import { standardNormal } from '../sim/distributions';
import type { RandomStream } from '../sim/rng';

/** A Beta(a, b) number, a and b at least 1, as the share of two gamma numbers. */
export function sampleBeta(stream: RandomStream, a: number, b: number): number {
  const first = sampleGamma(stream, a);
  return first / (first + sampleGamma(stream, b));
}

/** A Gamma(shape, 1) number, shape at least 1 (G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", 2000). */
function sampleGamma(stream: RandomStream, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = standardNormal(stream);
    const root = 1 + c * normal;
    if (root <= 0) continue;
    const v = pow(root, 3);
    const u = 1 - stream.uniform();
    if (log(u) < (normal * normal) / 2 + d - d * v + d * log(v)) return d * v;
  }
}

import { ascending, routingCurve } from './routing-curve';
import type { CurvePoint, PairedOutcomes } from './routing-curve';

/** What a router's curve comes to. */
export interface RoutingFigures {
  /** Average performance gap recovered: 0 all weak, 1 all strong, .5 a coin; null without a gap. */
  readonly apgr: number | null;
  /** Least share of strong calls that recovers half, and four fifths, of the gap, 0..1; null where none does. */
  readonly cpt50: number | null;
  readonly cpt80: number | null;
}

const none: RoutingFigures = { apgr: null, cpt50: null, cpt80: null };

/**
 * APGR and CPT of a score, higher = strong (definitions: Ong et al., 2024, arXiv 2406.18665, section 3). The area is by
 * trapezoids over the share of strong calls; CPT is where the piecewise linear curve first reaches its target.
 */
export function routingFigures(
  score: ArrayLike<number>,
  outcomes: PairedOutcomes,
  order: ArrayLike<number> = ascending(score),
): RoutingFigures {
  const n = order.length;
  if (n === 0) return none;
  let weak = 0;
  let strong = 0;
  for (let k = 0; k < n; k += 1) {
    weak += (outcomes.weak[order[k] ?? 0] ?? 0) / n;
    strong += (outcomes.strong[order[k] ?? 0] ?? 0) / n;
  }
  if (Math.abs(strong - weak) < 1e-9) return none;
  const curve = routingCurve(score, order, outcomes);
  return {
    apgr: apgrOf(curve, weak, strong),
    cpt50: firstCrossing(curve, weak + 0.5 * (strong - weak)),
    cpt80: firstCrossing(curve, weak + 0.8 * (strong - weak)),
  };
}

function apgrOf(curve: readonly CurvePoint[], weak: number, strong: number): number | null {
  const first = curve[0];
  const last = curve.at(-1);
  if (first === undefined || last === undefined || last.strongShare === first.strongShare) return null;
  let area = 0;
  curve.slice(1).forEach((point, k) => {
    const before = curve[k] ?? point;
    area += ((point.strongShare - before.strongShare) * (point.quality + before.quality)) / 2;
  });
  const width = last.strongShare - first.strongShare;
  return (area - weak * width) / ((strong - weak) * width);
}

function firstCrossing(curve: readonly CurvePoint[], target: number): number | null {
  for (const [k, point] of curve.entries()) {
    if (point.quality < target) continue;
    const before = curve[k - 1];
    if (before === undefined) return point.strongShare;
    const part = (target - before.quality) / (point.quality - before.quality);
    return before.strongShare + part * (point.strongShare - before.strongShare);
  }
  return null;
}

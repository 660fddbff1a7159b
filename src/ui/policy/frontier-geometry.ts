import type { Frontier, FrontierPoint, FrontierReference } from '../../core/domain/frontier';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The small frontier in CSS pixels. */
export interface FrontierGeometry {
  /** What runs up the y axis: quality where there are labels, else the local share. */
  readonly measure: 'quality' | 'local-share';
  readonly line: readonly Place[];
  /** The band's outline, up one side and down the other; empty without intervals. */
  readonly band: readonly Place[];
  readonly current: Place;
  readonly references: readonly { readonly reference: FrontierReference; readonly place: Place }[];
  readonly costs: readonly [number, number];
  readonly values: readonly [number, number];
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

export const frontierSize = { width: 312, height: 140 };
const plot = { left: 52, right: 298, top: 10, bottom: 108 };

/** Lays the frontier out; `current` may be any of its points, as while a slider is being dragged. */
export function frontierGeometry(frontier: Frontier, current: FrontierPoint): FrontierGeometry {
  const measure = frontier.nLabelled > 0 && current.quality !== null ? 'quality' : 'local-share';
  const valueOf = (point: FrontierPoint | FrontierReference) =>
    measure === 'quality' ? point.quality : point.localShare;
  const references = frontier.references.filter((reference) => valueOf(reference) !== null);
  const shown = [...frontier.points, current, ...references];
  const bounds = frontier.points.flatMap((point) =>
    measure === 'quality' ? [point.qualityLow, point.qualityHigh] : [],
  );
  const costs = range(shown.map((point) => point.usdPerThousandRequests));
  const values = range([...shown.map(valueOf), ...bounds].filter((value) => value !== null));
  const place = (cost: number, value: number): Place => ({
    x: plot.left + share(cost, costs) * (plot.right - plot.left),
    y: plot.bottom - share(value, values) * (plot.bottom - plot.top),
  });
  const placeOf = (point: FrontierPoint | FrontierReference) =>
    place(point.usdPerThousandRequests, valueOf(point) ?? 0);
  const banded =
    measure === 'quality'
      ? frontier.points.flatMap(({ usdPerThousandRequests: cost, qualityLow: low, qualityHigh: high }) =>
          low === null || high === null ? [] : [{ low: place(cost, low), high: place(cost, high) }],
        )
      : [];
  return {
    measure,
    line: frontier.points.filter((point) => valueOf(point) !== null).map(placeOf),
    band: [...banded.map(({ high }) => high), ...banded.map(({ low }) => low).reverse()],
    current: placeOf(current),
    references: references.map((reference) => ({ reference, place: placeOf(reference) })),
    costs,
    values,
    plot,
  };
}

function range(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  // Neither a cost nor a share goes below 0.
  return low === high ? [Math.max(0, low - 0.5), high + 0.5] : [low, high];
}

function share(value: number, [low, high]: readonly [number, number]): number {
  return (value - low) / (high - low);
}

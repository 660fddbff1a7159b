import type { Point } from './pathway-layout';

/** Points as the data of an SVG path. */
export function svgPath(points: readonly Point[]): string {
  return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join(' ');
}

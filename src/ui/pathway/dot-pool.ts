import type { Point } from './pathway-layout';

export type DotKind = 'local' | 'cloud' | 'failed';

interface Dot {
  kind: DotKind;
  route: readonly Point[];
  lengths: readonly number[];
  travelled: number;
  alive: boolean;
}

/** Most dots that are ever alive. */
export const POOL_SIZE = 200;
/** Pixels a millisecond. */
const SPEED = 0.7;

/** A fixed pool of dots that travel along polylines; a spawn is refused while all of them are on their way. */
export class DotPool {
  private readonly dots: Dot[] = Array.from({ length: POOL_SIZE }, () => ({
    kind: 'local',
    route: [],
    lengths: [],
    travelled: 0,
    alive: false,
  }));

  /** Sends a dot on its way, `head` pixels along it (negative: it waits); false when the pool is empty or the route has no length. */
  spawn(kind: DotKind, route: readonly Point[], head: number): boolean {
    const dot = this.dots.find((candidate) => !candidate.alive);
    if (dot === undefined || route.length < 2) return false;
    dot.kind = kind;
    dot.route = route;
    dot.lengths = segmentLengths(route);
    dot.travelled = head;
    dot.alive = true;
    return true;
  }

  /** Moves every dot on; those that arrive go back to the pool. */
  step(milliseconds: number): void {
    for (const dot of this.dots) {
      if (!dot.alive) continue;
      dot.travelled += SPEED * milliseconds;
      if (dot.travelled >= dot.lengths.reduce((sum, length) => sum + length, 0)) dot.alive = false;
    }
  }

  /** Calls back with the place of every dot that is on its way. */
  each(draw: (kind: DotKind, place: Point) => void): void {
    for (const dot of this.dots) if (dot.alive && dot.travelled >= 0) draw(dot.kind, placeOf(dot));
  }

  get alive(): number {
    return this.dots.reduce((count, dot) => count + (dot.alive ? 1 : 0), 0);
  }

  clear(): void {
    for (const dot of this.dots) dot.alive = false;
  }
}

function segmentLengths(route: readonly Point[]): readonly number[] {
  return route.slice(1).map((point, index) => {
    const before = route[index] ?? point;
    return Math.abs(point.x - before.x) + Math.abs(point.y - before.y);
  });
}

/** Routes run along the axes, so a segment's length is the sum of its two differences. */
function placeOf({ route, lengths, travelled }: Dot): Point {
  let left = travelled;
  for (const [index, length] of lengths.entries()) {
    const from = route[index];
    const to = route[index + 1];
    if (from === undefined || to === undefined) break;
    if (left <= length) {
      const share = length === 0 ? 0 : left / length;
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    }
    left -= length;
  }
  return route.at(-1) ?? { x: 0, y: 0 };
}

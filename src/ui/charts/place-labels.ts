/** A mark of a chart with the name that stands beside it; both shares run from 0 to 1, up and to the right. */
export interface MarkedPoint {
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

/** Where a name stands beside its mark, px. */
export interface LabelPlace {
  readonly dx: number;
  readonly dy: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The smallest plot that these names are laid out for, px: on a wider one they only part further. */
const plot = { width: 260, height: 180 };
const lettersWide = 6.2;
const lineHigh = 13;
const glyph = 8;

const places: readonly LabelPlace[] = [
  { dx: -10, dy: 0, anchor: 'end' },
  { dx: 10, dy: 0, anchor: 'start' },
  { dx: 0, dy: -14, anchor: 'middle' },
  { dx: 0, dy: 14, anchor: 'middle' },
  { dx: -8, dy: -12, anchor: 'end' },
  { dx: 8, dy: 12, anchor: 'start' },
];

/** For each mark the first place at which its name meets no mark, no other name and no edge; where none is free, the first. */
export function placeLabels(points: readonly MarkedPoint[]): readonly LabelPlace[] {
  const at = ({ x, y }: MarkedPoint) => ({ x: x * plot.width, y: (1 - y) * plot.height });
  const taken: Box[] = points.map((point) => {
    const { x, y } = at(point);
    return { left: x - glyph, right: x + glyph, top: y - glyph, bottom: y + glyph };
  });
  return points.map((point, index) => {
    const { x, y } = at(point);
    const boxOf = ({ dx, dy, anchor }: LabelPlace): Box => {
      const width = lettersWide * point.name.length;
      const left = x + dx - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2);
      return { left, right: left + width, top: y + dy - lineHigh / 2, bottom: y + dy + lineHigh / 2 };
    };
    const isFree = (place: LabelPlace): boolean => {
      const box = boxOf(place);
      const inside = box.left >= 0 && box.right <= plot.width && box.top >= -lineHigh && box.bottom <= plot.height;
      return inside && taken.every((other, k) => k === index || !meet(box, other));
    };
    const chosen = places.find(isFree) ?? { dx: -10, dy: 0, anchor: 'end' as const };
    taken.push(boxOf(chosen));
    return chosen;
  });
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

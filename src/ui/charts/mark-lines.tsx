import { ReferenceLine } from 'recharts';
import type { LabelProps } from 'recharts';
import { chartMargin } from './axis-style';
import { useSessionMarks } from './use-session-marks';

const dashes = { 'fault-start': '1 0', 'fault-end': '2 3', optimize: '8 3' } as const;
/** Height of one name above the drawing, px. */
const lineHeight = 13;
/** Marks beyond this are drawn without a name: the line under the chart has them all. */
const mostNames = 5;

/** Vertical lines in a chart whose horizontal axis counts requests, each named above it. */
export function MarkLines() {
  const marks = useSessionMarks();
  const last = Math.max(1, ...marks.map(({ row }) => row));
  return marks.map(({ row, name, kind }, place) => (
    <ReferenceLine
      key={`${kind} ${row} ${name}`}
      x={row}
      stroke="var(--fg)"
      strokeWidth={kind === 'fault-end' ? 1 : 2}
      strokeDasharray={dashes[kind]}
      ifOverflow="hidden"
      label={place < mostNames ? markLabel(name, place, row === last) : false}
    />
  ));
}

/** The margin of a chart with room for the names of its marks. */
export function useMarkedMargin(): { readonly [Side in keyof typeof chartMargin]: number } {
  const count = Math.min(mostNames, useSessionMarks().length);
  return { ...chartMargin, top: chartMargin.top + lineHeight * count };
}

/** A name over its line, one row higher a mark; the last stands to the left of its line, where there is room. */
function markLabel(name: string, place: number, isLast: boolean) {
  return function MarkLabel({ viewBox }: LabelProps) {
    if (viewBox === undefined || !('x' in viewBox)) return null;
    const { x, y } = viewBox;
    const bottom = y - 3 - lineHeight * place;
    return (
      <g>
        <path d={`M${x} ${y} V${bottom - 8}`} stroke="var(--fg)" strokeWidth={1} />
        <text
          x={isLast && place > 0 ? x - 4 : x + 4}
          y={bottom}
          textAnchor={isLast && place > 0 ? 'end' : 'start'}
          fontSize={11}
          fill="var(--fg)"
        >
          {name}
        </text>
      </g>
    );
  };
}

import { groupDigits } from '../kit/group-digits';

/** How every axis of every chart is drawn. */
export const axisStyle = {
  stroke: 'var(--fg)',
  tick: { fill: 'var(--fg-2)', fontSize: 11, fontFamily: 'var(--font-mono)' },
  tickLine: { stroke: 'var(--fg)' },
  tickFormatter: (tick: unknown) =>
    typeof tick === 'number' ? groupDigits(tick, String(tick).split('.')[1]?.length ?? 0) : String(tick),
} as const;

/** An axis along all `n` requests of the session, counted from 1; a number axis, so that marks stand where they belong. */
export function requestAxis(n: number) {
  return { dataKey: 'row', type: 'number', domain: [1, Math.max(1, n)], tickCount: 8 } as const;
}

/** A label beside an axis. */
export function axisLabel(value: string, side: 'left' | 'right' | 'bottom') {
  const place =
    side === 'bottom'
      ? ({ position: 'insideBottom', offset: -4 } as const)
      : ({ angle: -90, position: side === 'left' ? 'insideLeft' : 'insideRight', offset: 6 } as const);
  return { value, ...place, style: { fill: 'var(--fg-2)', fontSize: 11, textAnchor: 'middle' as const } };
}

/** The box that follows the pointer. */
export const tooltipStyle = {
  contentStyle: { background: 'var(--bg)', border: '1px solid var(--fg)', borderRadius: 0, fontSize: 12, padding: 8 },
  itemStyle: { color: 'var(--fg)', padding: 0 },
  labelStyle: { color: 'var(--fg)', fontWeight: 600 },
  cursor: { stroke: 'var(--fg-3)' },
  isAnimationActive: false,
} as const;

/** Space around the drawing. */
export const chartMargin = { top: 8, right: 16, bottom: 12, left: 8 } as const;

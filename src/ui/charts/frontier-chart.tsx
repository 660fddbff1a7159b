import { CartesianGrid, ComposedChart, Line, ResponsiveContainer, Scatter, Tooltip, XAxis, YAxis } from 'recharts';
import type { Frontier } from '../../core/domain/frontier';
import { axisLabel, axisStyle, chartMargin, tooltipStyle } from './axis-style';
import { ChartFrame } from './chart-frame';
import { modeMark } from './mode-mark';
import { frontierFacts } from './frontier-facts';

const shapes = {
  'all-local': 'triangle',
  'all-cloud': 'triangle',
  'best-single': 'diamond',
  'random-mix': 'circle',
  'length-rule': 'square',
  'article-rule': 'cross',
} as const;

/** Cost against quality along the threshold; without labels the local share stands for quality. */
export function FrontierChart({ frontier }: { readonly frontier: Frontier }) {
  const { points, references, current, n, nLabelled } = frontier;
  const isLabelled = nLabelled > 0;
  const value = (one: { readonly quality: number | null; readonly localShare: number }): number =>
    100 * (isLabelled ? (one.quality ?? 0) : one.localShare);
  const curve = points
    .map((point) => ({ cost: point.usdPerThousandRequests, curve: value(point), name: `at ${point.edgeThreshold}` }))
    .toSorted((a, b) => a.cost - b.cost);
  const here = [{ cost: current.usdPerThousandRequests, now: value(current), name: 'now' }];
  const measure = isLabelled ? 'quality, %' : 'local share, %';
  return (
    <ChartFrame
      facts={frontierFacts(frontier)}
      legend={`${modeMark(frontier)} · n = ${n}, ${nLabelled} labelled · line: thresholds 0–100, ■ now · outlined: ${references.map(({ label }) => label).join(', ')} (hover or table names them)`}
    >
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={curve} margin={chartMargin}>
          <CartesianGrid stroke="var(--hair)" />
          <XAxis
            {...axisStyle}
            dataKey="cost"
            type="number"
            domain={['auto', 'auto']}
            height={36}
            label={axisLabel('USD per 1k requests', 'bottom')}
          />
          <YAxis {...axisStyle} domain={['auto', atMostAll]} width={52} label={axisLabel(measure, 'left')} />
          <Tooltip
            {...tooltipStyle}
            labelFormatter={(cost) => `$${Number(cost).toFixed(4)} per 1k`}
            formatter={percent}
          />
          <Line
            dataKey="curve"
            name="threshold curve"
            stroke="var(--fg)"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
          {references.map((one) => (
            <Scatter
              key={one.id}
              name={one.label}
              data={[{ cost: one.usdPerThousandRequests, [one.id]: value(one) }]}
              dataKey={one.id}
              shape={shapes[one.id]}
              fill="var(--bg)"
              stroke="var(--fg)"
              isAnimationActive={false}
            />
          ))}
          <Scatter name="now" data={here} dataKey="now" shape="square" fill="var(--fg)" isAnimationActive={false} />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

/** No axis of a share goes beyond all. */
function atMostAll(most: number): number {
  return Math.min(100, 5 * Math.ceil(most / 5));
}

function percent(value: unknown): string {
  return `${Number(value).toFixed(1)} %`;
}

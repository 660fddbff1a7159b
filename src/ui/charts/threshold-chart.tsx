import { Bar, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Frontier } from '../../core/domain/frontier';
import type { SessionSeries } from '../../core/domain/session-series';
import { usePolicy } from '../../state/policy-store';
import { NumberField } from '../kit/number-field';
import { axisLabel, axisStyle, chartMargin, tooltipStyle } from './axis-style';
import { ChartFrame } from './chart-frame';
import { modeMark } from './mode-mark';
import { patternFill, Patterns } from './patterns';
import { costAt, thresholdFacts } from './threshold-facts';
import { volumeNote } from './volume-note';

interface ThresholdChartProps {
  readonly series: SessionSeries;
  readonly frontier: Frontier;
}

/** The complexity index of the session by label, the cost of each threshold, and the threshold itself to move. */
export function ThresholdChart({ series, frontier }: ThresholdChartProps) {
  const policy = usePolicy((state) => state.policy);
  const threshold = policy?.complexity.edgeThreshold ?? frontier.current.edgeThreshold;
  const data = series.index.map((bin) => ({
    ...bin,
    middle: (bin.from + bin.to) / 2,
    cost: costAt(frontier, bin.from),
  }));
  const bar = { stackId: 'all', yAxisId: 'rows', stroke: 'var(--fg)', isAnimationActive: false } as const;
  return (
    <ChartFrame
      facts={thresholdFacts(series, frontier)}
      legend={`${modeMark(series)} · n = ${series.n} · plain local was enough, solid needed the cloud, cross both failed, gray no label · line: cost at that threshold (right) · vertical: threshold ${threshold}${volumeNote(policy?.models)}`}
    >
      <div className="flex h-full flex-col">
        <div className="min-h-0 flex-1">
          <ResponsiveContainer width="100%" height="100%">
            <ComposedChart data={data} margin={chartMargin} barCategoryGap={1}>
              <Patterns />
              <XAxis
                {...axisStyle}
                type="number"
                dataKey="middle"
                domain={[0, 100]}
                ticks={[0, 20, 40, 60, 80, 100]}
                height={36}
                label={axisLabel('complexity index', 'bottom')}
              />
              <YAxis
                {...axisStyle}
                yAxisId="rows"
                width={52}
                allowDecimals={false}
                label={axisLabel('prompts', 'left')}
              />
              <YAxis
                {...axisStyle}
                yAxisId="cost"
                orientation="right"
                width={60}
                domain={[0, 'auto']}
                label={axisLabel('USD per 1k', 'right')}
              />
              <Tooltip {...tooltipStyle} labelFormatter={(middle) => `index around ${Number(middle)}`} />
              <Bar {...bar} dataKey="local" name="local was enough" fill={patternFill(0)} />
              <Bar {...bar} dataKey="cloud" name="needed the cloud" fill={patternFill(1)} />
              <Bar {...bar} dataKey="bothFailed" name="both failed" fill={patternFill(4)} />
              <Bar {...bar} dataKey="unlabelled" name="no label" fill="var(--hair)" />
              <Line
                yAxisId="cost"
                dataKey="cost"
                name="USD per 1k"
                stroke="var(--fg)"
                strokeWidth={2}
                dot={false}
                isAnimationActive={false}
              />
              <ReferenceLine yAxisId="rows" x={threshold} stroke="var(--fg)" strokeWidth={2} strokeDasharray="2 2" />
            </ComposedChart>
          </ResponsiveContainer>
        </div>
        <NumberField name="Threshold to try" value={threshold} min={0} max={100} step={1} onChange={move} />
      </div>
    </ChartFrame>
  );
}

function move(next: number, group: string): void {
  usePolicy.getState().edit(
    (before, after) => `${before.complexity.edgeThreshold} → ${after.complexity.edgeThreshold}`,
    (policy) => ({ ...policy, complexity: { ...policy.complexity, edgeThreshold: next } }),
    { group },
  );
}

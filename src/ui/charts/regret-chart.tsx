import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { SessionSeries } from '../../core/domain/session-series';
import { axisLabel, axisStyle, requestAxis, tooltipStyle } from './axis-style';
import { ChartFrame } from './chart-frame';
import { MarkLines, useMarkedMargin } from './mark-lines';
import { modeMark } from './mode-mark';
import { regretFacts } from './regret-facts';

/** Cumulative regret of the endpoint choices, beside what drawing at random would have. */
export function RegretChart({ series }: { readonly series: SessionSeries }) {
  const margin = useMarkedMargin();
  const { points, n } = series.regret;
  const data = points.map(({ row, ours, random }) => ({ row: row + 1, ours, random }));
  return (
    <ChartFrame
      facts={regretFacts(series)}
      legend={`${modeMark(series)} · n = ${n} · solid: this run; dashed: an endpoint of the tier at random; zero: the tier’s best endpoint in hindsight`}
    >
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={margin}>
          <CartesianGrid stroke="var(--hair)" />
          <XAxis {...axisStyle} {...requestAxis(series.n)} height={36} label={axisLabel('request', 'bottom')} />
          <YAxis {...axisStyle} width={52} label={axisLabel('regret', 'left')} />
          <Tooltip
            {...tooltipStyle}
            labelFormatter={(row) => `after row ${Number(row)}`}
            formatter={(value) => Number(value).toFixed(2)}
          />
          <Line
            dataKey="ours"
            name="this run"
            stroke="var(--fg)"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
          <Line
            dataKey="random"
            name="at random"
            stroke="var(--fg)"
            strokeDasharray="4 3"
            dot={false}
            isAnimationActive={false}
          />
          <MarkLines />
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { SessionSeries } from '../../core/domain/session-series';
import { axisLabel, axisStyle, requestAxis, tooltipStyle } from './axis-style';
import { ChartFrame } from './chart-frame';
import { MarkLines, useMarkedMargin } from './mark-lines';
import { modeMark } from './mode-mark';
import { loadedStretches, queueFacts } from './queue-facts';
import { stretchCount } from './stretch-count';

/** Requests in line and under way along the session. */
export function QueueChart({ series }: { readonly series: SessionSeries }) {
  const margin = useMarkedMargin();
  const stretches = loadedStretches(series);
  const data = stretches.map(({ fromRow, waiting, underWay }) => ({ row: fromRow + 1, waiting, underWay }));
  const line = { stroke: 'var(--fg)', dot: false, isAnimationActive: false } as const;
  return (
    <ChartFrame
      facts={queueFacts(series)}
      legend={`${modeMark(series)} · n = ${series.n} in ${stretchCount(stretches.length)} · thick: in an endpoint’s line, or collected for a batch; thin: under way, those in line with them; means over each stretch’s time`}
    >
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={margin} syncId="session">
          <CartesianGrid stroke="var(--hair)" />
          <XAxis {...axisStyle} {...requestAxis(series.n)} height={36} label={axisLabel('request', 'bottom')} />
          <YAxis {...axisStyle} width={52} label={axisLabel('requests', 'left')} />
          <Tooltip
            {...tooltipStyle}
            labelFormatter={(row) => `from row ${Number(row)}`}
            formatter={(value) => Number(value).toFixed(1)}
          />
          <Line {...line} dataKey="waiting" name="in line" strokeWidth={2.5} />
          <Line {...line} dataKey="underWay" name="under way" strokeWidth={1} />
          <MarkLines />
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

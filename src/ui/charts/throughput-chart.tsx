import { CartesianGrid, ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts';
import type { SessionSeries } from '../../core/domain/session-series';
import { axisLabel, axisStyle, chartMargin, tooltipStyle } from './axis-style';
import { ChartFrame } from './chart-frame';
import { modeMark } from './mode-mark';
import { loadedStretches, throughputFacts } from './queue-facts';
import { stretchCount } from './stretch-count';

/** Requests that end a second against requests under way, a dot a stretch. */
export function ThroughputChart({ series }: { readonly series: SessionSeries }) {
  const stretches = loadedStretches(series);
  const data = stretches.map(({ underWay, perSecond, fromRow }) => ({ underWay, perSecond, fromRow }));
  return (
    <ChartFrame
      facts={throughputFacts(series)}
      legend={`${modeMark(series)} · n = ${series.n} in ${stretchCount(stretches.length)}, a dot each`}
    >
      <ResponsiveContainer width="100%" height="100%">
        <ScatterChart margin={chartMargin}>
          <CartesianGrid stroke="var(--hair)" />
          <XAxis
            {...axisStyle}
            type="number"
            dataKey="underWay"
            name="under way"
            height={36}
            label={axisLabel('requests under way', 'bottom')}
          />
          <YAxis
            {...axisStyle}
            type="number"
            dataKey="perSecond"
            name="ended a second"
            width={52}
            label={axisLabel('ended a second', 'left')}
          />
          <Tooltip {...tooltipStyle} formatter={(value) => Number(value).toFixed(2)} />
          <Scatter data={data} fill="var(--fg)" isAnimationActive={false} />
        </ScatterChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

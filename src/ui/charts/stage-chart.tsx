import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { SessionSeries } from '../../core/domain/session-series';
import { stageName } from '../kit/stage-name';
import { axisLabel, axisStyle, chartMargin, tooltipStyle } from './axis-style';
import { ChartFrame } from './chart-frame';
import { modeMark } from './mode-mark';
import { patternFill, Patterns } from './patterns';
import { stageFacts } from './stage-facts';

/** How often each stage decided, passed on or failed. */
export function StageChart({ series }: { readonly series: SessionSeries }) {
  const data = series.stages.map((one) => ({ ...one, name: stageName(one.stage) }));
  const bar = { stackId: 'all', stroke: 'var(--fg)', isAnimationActive: false } as const;
  return (
    <ChartFrame
      facts={stageFacts(series)}
      legend={`${modeMark(series)} · n = ${series.n} · solid decided, plain passed on, cross failed; the rest was skipped`}
    >
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={data} layout="vertical" margin={chartMargin}>
          <Patterns />
          <XAxis
            {...axisStyle}
            type="number"
            height={36}
            allowDecimals={false}
            label={axisLabel('requests', 'bottom')}
          />
          <YAxis {...axisStyle} type="category" dataKey="name" width={92} />
          <Tooltip {...tooltipStyle} cursor={{ fill: 'var(--fill)' }} />
          <Bar {...bar} dataKey="decided" fill={patternFill(1)} />
          <Bar {...bar} dataKey="passed" name="passed on" fill={patternFill(0)} />
          <Bar {...bar} dataKey="failed" fill={patternFill(4)} />
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

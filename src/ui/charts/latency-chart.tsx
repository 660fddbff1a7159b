import { useState } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { SessionSeries } from '../../core/domain/session-series';
import { axisLabel, axisStyle, requestAxis, tooltipStyle } from './axis-style';
import { ChartFrame } from './chart-frame';
import { MarkLines, useMarkedMargin } from './mark-lines';
import { modeMark } from './mode-mark';
import { latencyFacts } from './latency-facts';
import { stretchCount } from './stretch-count';

/** p50, p95 and p99 along the session, against the objective's ceiling. */
export function LatencyChart({ series }: { readonly series: SessionSeries }) {
  const margin = useMarkedMargin();
  // A line takes two points; one or two stretches are drawn as dots too.
  const isShort = series.latency.length < 3;
  const [isLog, setIsLog] = useState(false);
  const { latency, p95CeilingMs, n } = series;
  const data = latency.map(({ fromRow, p50, p95, p99 }) => ({ row: fromRow + 1, p50, p95, p99 }));
  const ceiling = p95CeilingMs === null ? '' : ' · horizontal line: the ceiling';
  return (
    <ChartFrame
      facts={latencyFacts(series)}
      legend={`${modeMark(series)} · n = ${n} in ${stretchCount(latency.length)} · thin p50, thick p95, dashed p99, both from 100 answers on${ceiling}`}
    >
      <div className="relative h-full">
        <label className="absolute top-0 right-4 z-1 flex items-center gap-1 bg-bg text-11">
          <input type="checkbox" checked={isLog} onChange={(event) => setIsLog(event.target.checked)} />
          log scale
        </label>
        <ResponsiveContainer width="100%" height="100%">
          <LineChart data={data} margin={margin} syncId="session">
            <CartesianGrid stroke="var(--hair)" />
            <XAxis {...axisStyle} {...requestAxis(series.n)} height={36} label={axisLabel('request', 'bottom')} />
            <YAxis
              {...axisStyle}
              width={60}
              scale={isLog ? 'log' : 'linear'}
              domain={isLog ? ['auto', 'auto'] : [0, 'auto']}
              allowDataOverflow={false}
              label={axisLabel('ms', 'left')}
            />
            <Tooltip {...tooltipStyle} labelFormatter={(row) => `from request ${Number(row)}`} formatter={wholeMs} />
            {p95CeilingMs !== null && <ReferenceLine y={p95CeilingMs} stroke="var(--fg-3)" />}
            <Line dataKey="p50" stroke="var(--fg)" strokeWidth={1} dot={isShort} isAnimationActive={false} />
            <Line dataKey="p95" stroke="var(--fg)" strokeWidth={2.5} dot={isShort} isAnimationActive={false} />
            <Line
              dataKey="p99"
              stroke="var(--fg)"
              strokeWidth={1}
              strokeDasharray="4 3"
              dot={isShort}
              isAnimationActive={false}
            />
            <MarkLines />
          </LineChart>
        </ResponsiveContainer>
      </div>
    </ChartFrame>
  );
}

function wholeMs(value: unknown): string {
  return `${Math.round(Number(value))} ms`;
}

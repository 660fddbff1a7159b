import { Area, AreaChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { SessionSeries } from '../../core/domain/session-series';
import { axisLabel, axisStyle, requestAxis, tooltipStyle } from './axis-style';
import { ChartFrame } from './chart-frame';
import { MarkLines, useMarkedMargin } from './mark-lines';
import { modeMark } from './mode-mark';
import { patternFill, patternNames, Patterns } from './patterns';
import { trafficFacts } from './traffic-facts';

/** More endpoints than this could not be told apart by their patterns; the rest is drawn as one. */
const mostDrawn = 5;

/** Who answered, as shares of each stretch of the session. */
export function TrafficChart({ series }: { readonly series: SessionSeries }) {
  const margin = useMarkedMargin();
  const { endpoints, buckets, n } = series;
  const drawn = endpoints
    .map((endpoint, k) => ({ ...endpoint, k, total: buckets.reduce((sum, { served }) => sum + (served[k] ?? 0), 0) }))
    .toSorted((one, other) => other.total - one.total)
    .slice(0, endpoints.length > mostDrawn + 1 ? mostDrawn : endpoints.length)
    .toSorted((one, other) => one.k - other.k);
  const data = buckets.map(({ fromRow, served, failed, blocked }) => {
    const shown = drawn.map(({ id, k }) => [id, served[k] ?? 0] as const);
    const others = served.reduce((sum, one) => sum + one, 0) - shown.reduce((sum, [, one]) => sum + one, 0);
    return { row: fromRow + 1, none: failed + blocked, others, ...Object.fromEntries(shown) };
  });
  const areas = [
    ...drawn,
    ...(drawn.length < endpoints.length ? [{ id: 'others', label: 'all others', tier: 'either tier' }] : []),
  ];
  const names = areas.map(({ label, tier }, k) => `${label} (${tier}) ${patternNames[k % patternNames.length]}`);
  return (
    <ChartFrame
      facts={trafficFacts(series)}
      legend={`${modeMark(series)} · n = ${n} in ${buckets.length} stretches · from below: ${names.join(', ')}; no answer: gray`}
    >
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart data={data} stackOffset="expand" margin={margin} syncId="session">
          <Patterns />
          <XAxis {...axisStyle} {...requestAxis} height={36} label={axisLabel('request', 'bottom')} />
          <YAxis
            {...axisStyle}
            width={52}
            tickFormatter={(share: number) => `${Math.round(100 * share)}`}
            label={axisLabel('share, %', 'left')}
          />
          <Tooltip {...tooltipStyle} labelFormatter={(row) => `from row ${Number(row)}`} />
          {areas.map(({ id, label }, k) => (
            <Area
              key={id}
              type="linear"
              dataKey={id}
              name={label}
              stackId="all"
              stroke="var(--fg)"
              fill={patternFill(k)}
              fillOpacity={1}
              isAnimationActive={false}
            />
          ))}
          <Area
            type="linear"
            dataKey="none"
            name="no answer"
            stackId="all"
            stroke="var(--fg)"
            fill="var(--control)"
            fillOpacity={1}
            isAnimationActive={false}
          />
          <MarkLines />
        </AreaChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

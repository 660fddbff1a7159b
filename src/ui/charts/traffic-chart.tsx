import { Area, AreaChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { SessionSeries } from '../../core/domain/session-series';
import { useEndpoints } from '../../state/use-endpoints';
import { axisLabel, axisStyle, requestAxis, tooltipStyle } from './axis-style';
import { ChartFrame } from './chart-frame';
import { MarkLines, useMarkedMargin } from './mark-lines';
import { modeMark } from './mode-mark';
import { patternFill, patternNames, Patterns } from './patterns';
import { trafficFacts } from './traffic-facts';
import { stretchCount } from './stretch-count';

/** More endpoints than this could not be told apart by their patterns; the rest is drawn as one. */
const mostDrawn = 5;

/** Who answered, as shares of each stretch of the session. */
export function TrafficChart({ series }: { readonly series: SessionSeries }) {
  const margin = useMarkedMargin();
  const { endpoints, buckets, n } = series;
  const catalogue = useEndpoints();
  // By its place among all endpoints: a model keeps its pattern whoever else is drawn.
  const patternOf = (id: string): number =>
    Math.max(
      0,
      catalogue.findIndex((one) => one.id === id),
    ) % patternNames.length;
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
  const isCut = drawn.length < endpoints.length;
  const names = drawn.map(({ id, label, tier }) => `${label} (${tier}) ${patternNames[patternOf(id)]}`);
  const areas = [
    ...drawn.map(({ id, label }) => ({ id, label, fill: patternFill(patternOf(id)) })),
    ...(isCut ? [{ id: 'others', label: 'all others', fill: 'var(--fill)' }] : []),
  ];
  if (isCut) names.push('all others light gray');
  return (
    <ChartFrame
      facts={trafficFacts(series)}
      legend={`${modeMark(series)} · n = ${n} in ${stretchCount(buckets.length)} · from below: ${names.join(', ')}; no answer: gray`}
    >
      <ResponsiveContainer width="100%" height="100%">
        {/* By its set: areas that join a mounted chart are stacked on top, whatever their order. */}
        <AreaChart
          key={areas.map(({ id }) => id).join()}
          data={data}
          stackOffset="expand"
          margin={margin}
          syncId="session"
        >
          <Patterns />
          <XAxis {...axisStyle} {...requestAxis(series.n)} height={36} label={axisLabel('request', 'bottom')} />
          <YAxis
            {...axisStyle}
            width={52}
            tickFormatter={(share: number) => `${Math.round(100 * share)}`}
            label={axisLabel('share, %', 'left')}
          />
          <Tooltip {...tooltipStyle} labelFormatter={(row) => `from request ${Number(row)}`} />
          {areas.map(({ id, label, fill }) => (
            <Area
              key={id}
              type="linear"
              dataKey={id}
              name={label}
              stackId="all"
              stroke="var(--fg)"
              fill={fill}
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

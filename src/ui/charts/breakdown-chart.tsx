import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { breakdownKeys } from '../../core/domain/breakdown';
import { useCharts } from '../../state/charts-store';
import { axisLabel, axisStyle, chartMargin, tooltipStyle } from './axis-style';
import { breakdownFacts, keyNames } from './breakdown-facts';
import { ChartFrame } from './chart-frame';
import { modeMark } from './mode-mark';
import { MonthLine } from './month-line';
import { patternFill, Patterns } from './patterns';

const mostBars = 8;
const longestName = 22;

/** Cost by endpoint, rule, topic or whatever the log tells of a request; the table has the rest. */
export function BreakdownChart() {
  const breakdown = useCharts((state) => state.breakdown);
  if (breakdown === null) return null;
  const data = breakdown.groups.slice(0, mostBars).map(({ name, rows, costUsd }) => ({
    name: name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name,
    cost: (1000 * costUsd) / breakdown.n,
    rows,
  }));
  const hidden = breakdown.groups.length - data.length;
  return (
    <ChartFrame
      facts={breakdownFacts(breakdown)}
      controls={
        <>
          <KeySelect />
          <MonthLine breakdown={breakdown} />
        </>
      }
      legend={`${modeMark(breakdown)} · n = ${breakdown.n} · bars: each group’s part of the cost per 1k requests${hidden > 0 ? ` · ${hidden} more groups in the table` : ''}`}
    >
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={data} layout="vertical" margin={chartMargin}>
          <Patterns />
          <XAxis {...axisStyle} type="number" height={36} label={axisLabel('USD per 1k requests', 'bottom')} />
          <YAxis {...axisStyle} type="category" dataKey="name" width={150} interval={0} />
          <Tooltip
            {...tooltipStyle}
            cursor={{ fill: 'var(--fill)' }}
            formatter={(value) => `$${Number(value).toFixed(4)}`}
          />
          <Bar dataKey="cost" stroke="var(--fg)" fill={patternFill(1)} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

function KeySelect() {
  const by = useCharts((state) => state.by);
  return (
    <label className="flex items-center gap-2 text-12">
      By
      <select
        className="min-h-hit border-1 border-fg bg-bg px-1 pointer-coarse:min-h-hit-touch"
        value={by}
        onChange={(event) => {
          const chosen = breakdownKeys.find((key) => key === event.target.value);
          if (chosen !== undefined) useCharts.getState().breakDownBy(chosen);
        }}
      >
        {breakdownKeys.map((key) => (
          <option key={key} value={key}>
            {keyNames[key]}
          </option>
        ))}
      </select>
    </label>
  );
}

import { useState } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { SessionSeries } from '../../core/domain/session-series';
import { axisLabel, axisStyle, requestAxis, tooltipStyle } from './axis-style';
import { ChartFrame } from './chart-frame';
import { MarkLines, useMarkedMargin } from './mark-lines';
import { modeMark } from './mode-mark';
import { weightFacts, weightShares } from './weight-facts';

const dashes = ['1 0', '6 3', '2 3', '10 3 2 3'] as const;

/** How the weights of replicas move with what their calls bring. */
export function WeightChart({ series }: { readonly series: SessionSeries }) {
  const groups = series.weights ?? [];
  const [label, setLabel] = useState('');
  const group = groups.find((one) => one.label === label) ?? groups[0];
  const margin = useMarkedMargin();
  const data =
    group === undefined
      ? []
      : weightShares(group).map(({ row, shares }) => ({
          row,
          ...Object.fromEntries(group.members.map((member, k) => [member, 100 * (shares[k] ?? 0)])),
        }));
  const styles = group?.members.map((member, k) => `${member} ${k === 0 ? 'solid' : `dashed ${k}`}`).join(', ') ?? '';
  return (
    <ChartFrame
      facts={weightFacts(group)}
      controls={
        groups.length < 2 ? undefined : <GroupSelect labels={groups.map((one) => one.label)} onChoose={setLabel} />
      }
      legend={`${modeMark(series)} · n = ${data.length} points · ${styles === '' ? 'nothing to draw' : styles}`}
    >
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={data} margin={margin} syncId="session">
          <CartesianGrid stroke="var(--hair)" />
          <XAxis {...axisStyle} {...requestAxis(series.n)} height={36} label={axisLabel('request', 'bottom')} />
          <YAxis {...axisStyle} width={52} domain={[0, 100]} label={axisLabel('weight, %', 'left')} />
          <Tooltip
            {...tooltipStyle}
            labelFormatter={(row) => `request ${Number(row)}`}
            formatter={(value) => `${Number(value).toFixed(1)} %`}
          />
          {group?.members.map((member, k) => (
            <Line
              key={member}
              dataKey={(point: Readonly<Record<string, number>>) => point[member]}
              name={member}
              stroke="var(--fg)"
              strokeWidth={k === 0 ? 2.5 : 1.5}
              strokeDasharray={dashes[k % dashes.length] ?? '1 0'}
              dot={false}
              isAnimationActive={false}
            />
          ))}
          <MarkLines />
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

interface GroupSelectProps {
  readonly labels: readonly string[];
  readonly onChoose: (label: string) => void;
}

function GroupSelect({ labels, onChoose }: GroupSelectProps) {
  return (
    <label className="flex items-center gap-2 text-12">
      Replicas of
      <select
        className="min-h-hit border-1 border-fg bg-bg px-1 pointer-coarse:min-h-hit-touch"
        onChange={(event) => onChoose(event.target.value)}
      >
        {labels.map((label) => (
          <option key={label}>{label}</option>
        ))}
      </select>
    </label>
  );
}

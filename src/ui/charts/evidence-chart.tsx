import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { RegretEvidence } from '../../core/domain/regret-evidence';
import { useEngine } from '../../state/engine-store';
import { useEvidence } from '../../state/evidence-store';
import { Button } from '../kit/button';
import { axisLabel, axisStyle, chartMargin, tooltipStyle } from './axis-style';
import { ChartFrame } from './chart-frame';
import { evidenceFacts, playerNames, regretText } from './evidence-facts';

const seeds = 40;

/** Regret of the policy's algorithm and of chance with bands over paired seeds, played when it is asked for. */
export function EvidenceChart() {
  const played = useEvidence((state) => state.played);
  const evidence = played?.evidence ?? null;
  return (
    <ChartFrame
      facts={evidenceFacts(evidence)}
      controls={<Controls />}
      legend={
        evidence === null
          ? 'SIM · nothing to draw yet'
          : `SIM · n = ${evidence.rows} requests × ${evidence.seeds} seeds · solid: this policy’s algorithm; dashed: at random; each with the middle 90 % of the seeds; zero: each tier’s best endpoint in hindsight`
      }
    >
      {evidence === null ? <p className="grid h-full place-items-center border-1 border-hair text-12">–</p> : null}
      {evidence === null ? null : <Curves evidence={evidence} />}
    </ChartFrame>
  );
}

function Controls() {
  const { playing, failure, played } = useEvidence();
  const hash = useEngine((state) => state.telemetryHash);
  const isStale = played !== null && played.hash !== hash;
  return (
    <div className="grid gap-2 text-12">
      <p className="flex flex-wrap items-center gap-3">
        {playing ? (
          <Button onClick={() => useEvidence.getState().cancel()}>Cancel</Button>
        ) : (
          <Button onClick={() => void useEvidence.getState().play(seeds)}>Play {seeds} seeds</Button>
        )}
        <span role="status">
          {playing ? `Playing ${seeds} seeds` : isStale ? 'The session has changed since: play again.' : ''}
        </span>
      </p>
      {failure === null ? null : <p role="alert">Not played: {failure}</p>}
      {played === null ? null : <Algorithms evidence={played.evidence} />}
    </div>
  );
}

/** Every algorithm at the end, on the same seeds. */
function Algorithms({ evidence }: { readonly evidence: RegretEvidence }) {
  return (
    <table className="w-full max-w-120">
      <caption className="label text-left">Regret at the end by algorithm</caption>
      <thead>
        <tr className="text-left text-11 text-fg-2">
          <th className="font-normal">Algorithm</th>
          <th className="text-right font-normal">Median [5 %, 95 %]</th>
          <th className="text-right font-normal">Less than at random [95 %]</th>
        </tr>
      </thead>
      <tbody>
        {evidence.curves.map((curve, place) => (
          <tr key={curve.player} className={`border-t border-hair ${place === 0 ? 'font-bold' : 'font-normal'}`}>
            <th scope="row" className="text-left font-[inherit]">
              {playerNames[curve.player]}
            </th>
            <td className="num text-right">{regretText(curve)}</td>
            <td className="num text-right">
              {curve.player === 'random'
                ? '–'
                : `${curve.saved.value.toFixed(1)} [${curve.saved.low.toFixed(1)}, ${curve.saved.high.toFixed(1)}]`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Curves({ evidence: { at, curves } }: { readonly evidence: RegretEvidence }) {
  const ours = curves[0];
  const random = curves.find(({ player }) => player === 'random');
  if (ours === undefined || random === undefined) return null;
  const data = at.map((requests, k) => ({
    requests,
    ours: ours.median[k],
    oursBand: [ours.low[k], ours.high[k]],
    random: random.median[k],
    randomBand: [random.low[k], random.high[k]],
  }));
  const band = { stroke: 'var(--hair)', isAnimationActive: false, tooltipType: 'none' } as const;
  const line = { stroke: 'var(--fg)', dot: false, isAnimationActive: false } as const;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={data} margin={chartMargin}>
        <CartesianGrid stroke="var(--hair)" />
        <XAxis
          {...axisStyle}
          dataKey="requests"
          type="number"
          domain={[0, 'dataMax']}
          height={36}
          label={axisLabel('requests', 'bottom')}
        />
        <YAxis {...axisStyle} width={52} label={axisLabel('regret', 'left')} />
        <Tooltip
          {...tooltipStyle}
          labelFormatter={(requests) => `after ${Number(requests)} requests`}
          formatter={(value) => Number(value).toFixed(1)}
        />
        <Area {...band} dataKey="randomBand" fill="var(--hair)" fillOpacity={0.5} />
        <Area {...band} dataKey="oursBand" fill="var(--control)" fillOpacity={0.4} />
        <Line {...line} dataKey="random" name="at random" strokeDasharray="4 3" />
        <Line {...line} dataKey="ours" name={playerNames[ours.player]} strokeWidth={2} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

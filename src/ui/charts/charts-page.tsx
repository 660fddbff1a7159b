import { memo, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Frontier } from '../../core/domain/frontier';
import type { SessionSeries } from '../../core/domain/session-series';
import { useCharts } from '../../state/charts-store';
import { useEngine } from '../../state/engine-store';
import { useMedia } from '../kit/use-media';
import { useValueInTurn } from '../kit/use-value-in-turn';
import { BreakdownChart } from './breakdown-chart';
import { EvidenceChart } from './evidence-chart';
import { ForecastChart } from './forecast-chart';
import { FrontierChart } from './frontier-chart';
import { LatencyChart } from './latency-chart';
import { QueueChart } from './queue-chart';
import { RegretChart } from './regret-chart';
import { StageChart } from './stage-chart';
import { ThresholdChart } from './threshold-chart';
import { ThroughputChart } from './throughput-chart';
import { TrafficChart } from './traffic-chart';
import { WeightChart } from './weight-chart';

interface Drawn {
  readonly series: SessionSeries;
  readonly frontier: Frontier;
}

const charts: readonly (readonly [name: string, draw: (drawn: Drawn) => ReactNode])[] = [
  ['Frontier', ({ frontier }) => <FrontierChart frontier={frontier} />],
  ['Traffic', ({ series }) => <TrafficChart series={series} />],
  ['Latency', ({ series }) => <LatencyChart series={series} />],
  ['Pillars', ({ series }) => <StageChart series={series} />],
  ['Threshold', ({ series, frontier }) => <ThresholdChart series={series} frontier={frontier} />],
  ['Breakdown', () => <BreakdownChart />],
  ['Regret', ({ series }) => <RegretChart series={series} />],
  ['Evidence', () => <EvidenceChart />],
  ['Queues', ({ series }) => <QueueChart series={series} />],
  ['Throughput', ({ series }) => <ThroughputChart series={series} />],
  [
    'Forecast',
    ({ series }) => (series.forecast === undefined ? null : <ForecastChart n={series.n} forecast={series.forecast} />),
  ],
  [
    'Weights',
    ({ series }) =>
      series.weights === undefined || series.weights.length === 0 ? null : <WeightChart series={series} />,
  ],
];

/** Questions about the session, each with its chart; on a narrow page one at a time. */
export function ChartsPage() {
  const { series, frontier, failure } = useCharts();
  return (
    <section aria-labelledby="charts-heading" className="grid content-start gap-4 p-4">
      <h2 id="charts-heading" className="text-16 font-bold">
        Charts
      </h2>
      {failure === null ? null : <p role="alert">The charts were not read: {failure}</p>}
      {series === null || frontier === null ? <Nothing /> : <Drawings series={series} frontier={frontier} />}
    </section>
  );
}

interface DrawingProps {
  readonly draw: (drawn: Drawn) => ReactNode;
  readonly drawn: Drawn;
}

/** A chart that is drawn again only where what it draws is new. */
const Drawing = memo(function Drawing({ draw, drawn }: DrawingProps) {
  return draw(drawn);
});

/** Many charts take long to draw: a threshold that is being moved must not wait for them. */
function LateDrawing({ draw, drawn }: DrawingProps) {
  return <Drawing draw={draw} drawn={useValueInTurn(drawn)} />;
}

function Nothing() {
  const starting = useEngine((state) => state.starting);
  const reading = useCharts((state) => state.reading);
  return (
    <p>
      {starting || reading
        ? 'Counting the rows'
        : 'No requests yet. Press S for a sample, then Ctrl+Enter to route it.'}
    </p>
  );
}

function Drawings({ series, frontier }: Drawn) {
  const drawn = useMemo(() => ({ series, frontier }), [series, frontier]);
  const isWide = useMedia('(min-width: 900px)');
  const [chosen, setChosen] = useState('Frontier');
  if (isWide)
    return (
      <div className="grid grid-cols-2 gap-4">
        {charts.map(([name, draw]) => {
          const Shown = name === 'Threshold' ? Drawing : LateDrawing;
          return <Shown key={name} draw={draw} drawn={drawn} />;
        })}
      </div>
    );
  return (
    <>
      <label className="grid gap-1 text-12">
        Chart
        <select
          className="min-h-hit-touch border-2 border-fg bg-bg px-2"
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          {charts.map(([name]) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      {charts.find(([name]) => name === chosen)?.[1](drawn)}
    </>
  );
}

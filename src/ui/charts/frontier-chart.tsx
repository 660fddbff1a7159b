import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Scatter,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { Frontier } from '../../core/domain/frontier';
import { usePolicy } from '../../state/policy-store';
import { axisLabel, axisStyle, chartMargin, tooltipStyle } from './axis-style';
import { ChartFrame } from './chart-frame';
import { Later } from './later';
import { modeMark } from './mode-mark';
import { frontierFacts } from './frontier-facts';
import { nowMark, referenceMarks } from '../kit/reference-marks';
import { niceTicks } from './nice-ticks';
import { placeLabels } from './place-labels';
import type { LabelPlace, MarkedPoint } from './place-labels';
import { sharedNames } from './shared-names';
import { volumeNote } from './volume-note';

/** Cost against quality along the threshold; without labels the local share stands for quality. */
export function FrontierChart({ frontier }: { readonly frontier: Frontier }) {
  const { points, references, current, n, nLabelled } = frontier;
  const tiers = usePolicy(({ policy }) => volumeNote(policy?.models));
  const isLabelled = nLabelled > 0;
  const value = (one: { readonly quality: number | null; readonly localShare: number }): number =>
    100 * (isLabelled ? (one.quality ?? 0) : one.localShare);
  const curve = points
    .map((point) => ({
      cost: point.usdPerThousandRequests,
      curve: value(point),
      band:
        point.qualityLow === null || point.qualityHigh === null
          ? undefined
          : [100 * point.qualityLow, 100 * point.qualityHigh],
      name: `at ${point.edgeThreshold}`,
    }))
    .toSorted((a, b) => a.cost - b.cost);
  const here = [{ cost: current.usdPerThousandRequests, now: value(current), name: 'now' }];
  const marks = sharedNames(
    references.map((one) => ({ id: one.id, cost: one.usdPerThousandRequests, value: value(one) })),
  );
  const shown = [...points, ...references, current].map(value);
  const domain = [5 * Math.floor(Math.min(...shown) / 5), Math.min(100, 5 * Math.ceil(Math.max(...shown) / 5))];
  const costs = [...curve, ...marks, ...here].map(({ cost }) => cost);
  const ticks = niceTicks(Math.min(...costs), Math.max(...costs));
  const [names, hereName] = labelPlaces(
    marks.map(({ cost, value: place, name }) => ({ x: share(cost, ticks), y: share(place, domain), name })),
    { x: share(current.usdPerThousandRequests, ticks), y: share(value(current), domain), name: 'now' },
  );
  const measure = isLabelled ? 'quality, %' : 'local share, %';
  return (
    <ChartFrame
      facts={frontierFacts(frontier)}
      legend={`${modeMark(frontier)} · n = ${n}, ${nLabelled} labelled · line: thresholds 0–100${isLabelled ? ', gray: its 95 % band' : ''} · ${nowMark} now · ${references.map(({ id }) => `${referenceMarks[id].glyph} ${referenceMarks[id].name}`).join(' · ')}${tiers}`}
    >
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={curve} margin={{ ...chartMargin, top: 16 }}>
          <XAxis
            {...axisStyle}
            dataKey="cost"
            type="number"
            domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
            ticks={[...ticks]}
            height={36}
            padding={{ left: 8, right: 8 }}
            label={axisLabel('USD per 1k requests', 'bottom')}
          />
          <YAxis
            {...axisStyle}
            domain={domain}
            width={52}
            padding={{ top: 16, bottom: 10 }}
            label={axisLabel(measure, 'left')}
          />
          <Later>
            <CartesianGrid stroke="var(--hair)" />
            <Tooltip
              {...tooltipStyle}
              labelFormatter={(cost) => `$${Number(cost).toFixed(4)} per 1k`}
              formatter={percent}
            />
            {isLabelled && (
              <Area dataKey="band" name="95 % band" stroke="none" fill="var(--hair)" isAnimationActive={false} />
            )}
          </Later>
          <Line
            dataKey="curve"
            name="threshold curve"
            stroke="var(--fg)"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
          <Later>
            {marks.map(({ id, name, cost, value: place }, index) => (
              <Scatter
                key={id}
                name={name}
                data={[{ cost, [id]: place }]}
                dataKey={id}
                shape={<Mark glyph={referenceMarks[id].glyph} name={name} place={names[index]} />}
                isAnimationActive={false}
              />
            ))}
            <Scatter
              name="now"
              data={here}
              dataKey="now"
              shape={<Mark glyph={nowMark} name="now" place={hereName} />}
              isAnimationActive={false}
            />
          </Later>
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

interface MarkProps {
  readonly glyph: string;
  readonly name: string;
  readonly place: LabelPlace | undefined;
  /** Where the chart puts it, px. */
  readonly cx?: number;
  readonly cy?: number;
}

/** A reference by its shape, with its name beside it. */
function Mark({ glyph, name, place, cx = 0, cy = 0 }: MarkProps) {
  const { dx, dy, anchor } = place ?? { dx: -10, dy: 0, anchor: 'end' };
  return (
    <g className="fill-fg stroke-bg" strokeWidth={3} paintOrder="stroke" dominantBaseline="central">
      <text x={cx} y={cy} textAnchor="middle" className="text-16">
        {glyph}
      </text>
      <text x={cx + dx} y={cy + dy} textAnchor={anchor} className="text-11">
        {name}
      </text>
    </g>
  );
}

function labelPlaces(marks: readonly MarkedPoint[], here: MarkedPoint): readonly [readonly LabelPlace[], LabelPlace?] {
  const [now, ...others] = placeLabels([here, ...marks]);
  return now === undefined ? [others] : [others, now];
}

/** Where a value lies between the least and the greatest of all, 0 to 1. */
function share(value: number, all: readonly number[]): number {
  const low = Math.min(...all);
  const high = Math.max(...all);
  return high === low ? 0.5 : (value - low) / (high - low);
}

function percent(value: unknown): string {
  if (Array.isArray(value)) return value.map((end) => Number(end).toFixed(1)).join('–');
  return `${Number(value).toFixed(1)} %`;
}

import type { Frontier, FrontierPoint } from '../../core/domain/frontier';
import { formatShare } from '../kit/format-share';
import { frontierGeometry, frontierSize, type FrontierGeometry, type Place } from './frontier-geometry';
import { referenceMarks } from '../kit/reference-marks';

interface FrontierPlotProps {
  readonly frontier: Frontier;
  readonly current: FrontierPoint;
  /** The figures in words. */
  readonly description: string;
}

/** Cost along x, quality (or, without labels, the local share) along y, over the complexity threshold. */
export function FrontierPlot({ frontier, current, description }: FrontierPlotProps) {
  const geometry = frontierGeometry(frontier, current);
  const { line, band, current: dot, references } = geometry;
  const local = references.find(({ reference }) => reference.id === 'all-local');
  const cloud = references.find(({ reference }) => reference.id === 'all-cloud');
  return (
    <svg
      viewBox={`0 0 ${frontierSize.width} ${frontierSize.height}`}
      width={frontierSize.width}
      height={frontierSize.height}
      role="img"
      aria-label={description}
      className="block h-auto max-w-full"
    >
      <Axes geometry={geometry} />
      {band.length > 0 && <polygon points={pointList(band)} className="fill-hair" />}
      {local !== undefined && cloud !== undefined && (
        <path
          d={`M${local.place.x} ${local.place.y} L${cloud.place.x} ${cloud.place.y}`}
          className="stroke-fg-3"
          strokeDasharray="3 3"
        />
      )}
      <polyline points={pointList(line)} className="fill-none stroke-fg" strokeWidth={1.5} />
      {references.map(({ reference, place }) => (
        <text
          key={reference.id}
          x={place.x}
          y={place.y}
          textAnchor="middle"
          dominantBaseline="central"
          className="fill-fg stroke-bg text-12"
          strokeWidth={2}
          paintOrder="stroke"
        >
          {referenceMarks[reference.id].glyph}
        </text>
      ))}
      <circle
        cx={dot.x}
        cy={dot.y}
        r={5}
        className="fill-fg stroke-bg"
        strokeWidth={2}
        data-current-threshold={current.edgeThreshold}
      />
    </svg>
  );
}

/** The axes lie outside the plot, so that a point at its edge covers no figure. */
const GAP = 8;

function Axes({ geometry }: { readonly geometry: FrontierGeometry }) {
  const { plot, costs, values } = geometry;
  const axisX = plot.left - GAP;
  const axisY = plot.bottom + GAP;
  return (
    <g className="fill-fg-2 font-mono text-11">
      <path d={`M${axisX} 2 V${axisY} H${plot.right + GAP}`} className="fill-none stroke-control" />
      <text x={axisX - 4} y={plot.top} textAnchor="end" dominantBaseline="central">
        {formatShare(values[1], 0)}
      </text>
      <text x={axisX - 4} y={plot.bottom} textAnchor="end" dominantBaseline="central">
        {formatShare(values[0], 0)}
      </text>
      <text x={plot.left} y={axisY + 14}>
        {axisMoney(costs[0])}
      </text>
      <text x={(plot.left + plot.right) / 2} y={axisY + 14} textAnchor="middle" className="font-ui">
        USD per 1k requests
      </text>
      <text x={plot.right + GAP} y={axisY + 14} textAnchor="end">
        {axisMoney(costs[1])}
      </text>
    </g>
  );
}

/** An axis end in cents, or in as many decimals as its first two figures take. */
function axisMoney(usd: number): string {
  return `$${usd >= 0.01 || usd <= 0 ? usd.toFixed(2) : usd.toPrecision(2)}`;
}

function pointList(points: readonly Place[]): string {
  return points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
}

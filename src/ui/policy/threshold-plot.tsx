import type { ThresholdCheck, ThresholdFigures } from '../../core/domain/threshold-report';

interface ThresholdPlotProps {
  readonly figures: NonNullable<ThresholdCheck['figures']>;
  /** The figures in words. */
  readonly description: string;
}

const size = { width: 312, height: 140 };
const plot = { left: 40, right: 300, top: 8, bottom: 108 };
const ticks = [0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** Precision and recall over the threshold on held-out labels, with the threshold in force and the best one. */
export function ThresholdPlot({ figures, description }: ThresholdPlotProps) {
  const { curve, now, best } = figures;
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      width={size.width}
      height={size.height}
      role="img"
      aria-label={description}
      className="block h-auto max-w-full"
    >
      <g className="fill-fg-2 font-mono text-11">
        <path d={`M${plot.left} ${plot.top} V${plot.bottom} H${plot.right}`} className="fill-none stroke-control" />
        {[0, 0.5, 1].map((share) => (
          <text key={share} x={plot.left - 4} y={yOf(share)} textAnchor="end" dominantBaseline="central">
            {100 * share}
          </text>
        ))}
        {ticks.map((threshold) => (
          <text key={threshold} x={xOf(threshold)} y={plot.bottom + 14} textAnchor="middle">
            {threshold}
          </text>
        ))}
        <text x={(plot.left + plot.right) / 2} y={size.height - 2} textAnchor="middle" className="font-ui">
          threshold
        </text>
      </g>
      <path d={`M${xOf(now.threshold)} ${plot.top} V${plot.bottom}`} className="stroke-fg-3" strokeDasharray="2 2" />
      <path d={`M${xOf(best.threshold)} ${plot.top} V${plot.bottom}`} className="stroke-fg" strokeWidth={2} />
      <polyline points={points(curve, 'precision')} className="fill-none stroke-fg" strokeWidth={1.5} />
      <polyline
        points={points(curve, 'recall')}
        className="fill-none stroke-fg"
        strokeWidth={1.5}
        strokeDasharray="6 3"
      />
    </svg>
  );
}

function points(curve: readonly ThresholdFigures[], what: 'precision' | 'recall'): string {
  return curve
    .flatMap((figures) => {
      const { value } = figures[what];
      return value === null ? [] : [`${xOf(figures.threshold).toFixed(1)},${yOf(value).toFixed(1)}`];
    })
    .join(' ');
}

function xOf(threshold: number): number {
  return plot.left + ((threshold - 0.5) / 0.5) * (plot.right - plot.left);
}

function yOf(share: number): number {
  return plot.bottom - share * (plot.bottom - plot.top);
}

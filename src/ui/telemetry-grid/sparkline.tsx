interface SparklineProps {
  readonly values: readonly number[];
}

const width = 48;
const height = 16;

/** The latest values as a line, oldest at the left; the figures beside it say what matters. */
export function Sparkline({ values }: SparklineProps) {
  if (values.length < 2) return null;
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const points = values.map((value, index) => {
    const x = (index / (values.length - 1)) * width;
    const y = span === 0 ? height / 2 : height - 1 - ((value - low) / span) * (height - 2);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`} className="shrink-0">
      <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth="1" />
    </svg>
  );
}

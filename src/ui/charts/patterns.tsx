/** The patterns by name, as a legend tells them; endpoints take them in their order. */
export const patternNames = [
  'plain',
  'solid',
  'diagonal',
  'dots',
  'cross',
  'horizontal',
  'vertical',
  'falling',
  'grid',
  'rings',
] as const;

/** The fill of the nth endpoint. */
export function patternFill(index: number): string {
  return `url(#chart-pattern-${index % patternNames.length})`;
}

/** Fills that are told apart without colour; once a drawing. */
export function Patterns() {
  const tile = { width: 8, height: 8, patternUnits: 'userSpaceOnUse' };
  const ground = <rect width={8} height={8} fill="var(--bg)" />;
  const line = { stroke: 'var(--fg)', strokeWidth: 1.5, fill: 'none' };
  return (
    <defs>
      <pattern id="chart-pattern-0" {...tile}>
        {ground}
      </pattern>
      <pattern id="chart-pattern-1" {...tile}>
        <rect width={8} height={8} fill="var(--fg)" />
      </pattern>
      <pattern id="chart-pattern-2" {...tile}>
        {ground}
        <path d="M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6" {...line} />
      </pattern>
      <pattern id="chart-pattern-3" {...tile}>
        {ground}
        <circle cx={4} cy={4} r={1.5} fill="var(--fg)" />
      </pattern>
      <pattern id="chart-pattern-4" {...tile}>
        {ground}
        <path d="M0 0 L8 8 M8 0 L0 8" {...line} strokeWidth={1} />
      </pattern>
      <pattern id="chart-pattern-5" {...tile}>
        {ground}
        <path d="M0 2 L8 2 M0 6 L8 6" {...line} />
      </pattern>
      <pattern id="chart-pattern-6" {...tile}>
        {ground}
        <path d="M2 0 L2 8 M6 0 L6 8" {...line} />
      </pattern>
      <pattern id="chart-pattern-7" {...tile}>
        {ground}
        <path d="M6 -2 L10 2 M0 0 L8 8 M-2 6 L2 10" {...line} />
      </pattern>
      <pattern id="chart-pattern-8" {...tile}>
        {ground}
        <path d="M4 0 L4 8 M0 4 L8 4" {...line} strokeWidth={1} />
      </pattern>
      <pattern id="chart-pattern-9" {...tile}>
        {ground}
        <circle cx={4} cy={4} r={2.5} {...line} strokeWidth={1} />
      </pattern>
    </defs>
  );
}

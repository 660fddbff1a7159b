import type { LogField } from './log-fields';
import type { DecimalSeparator } from './parse-number';

/** Fields that are read as numbers. */
export const figureFields = ['cost', 'latency', 'quality'] as const;
export type FigureField = (typeof figureFields)[number];

/** Which column of a log means what, and how its figures are written. Plain data: the interface edits it. */
export interface ColumnMapping {
  readonly columns: Readonly<Partial<Record<LogField, string>>>;
  /** How each column of figures writes its decimals: two columns of one table may differ. */
  readonly decimals: Readonly<Record<FigureField, DecimalSeparator>>;
  readonly latencyUnit: 'ms' | 's';
  /** US dollars for one unit of the cost column: 1 unless it is in another currency. */
  readonly usdPerCostUnit: number;
  /** The best value of the quality column: 1, 5, 10 or 100. */
  readonly qualityMax: number;
}

import { quantile } from '../../core/stats/quantile';
import type { ColumnMapping, FigureField } from './column-mapping';
import { figureFields } from './column-mapping';
import { columnReader } from './log-columns';
import type { LogFormat } from './log-format';
import { PromptBuilder } from './prompt-builder';

/** A column of figures as the mapping reads it: cost in USD, latency in ms, quality 0..1; nulls where no cell could be read. */
export interface FigureSummary {
  readonly field: FigureField;
  readonly column: string;
  /** Cells that hold something, and how many of them were read as a figure. */
  readonly filled: number;
  readonly read: number;
  readonly min: number | null;
  readonly median: number | null;
  readonly max: number | null;
}

/** Summaries of the mapped columns of figures over some records; records in which nobody asks anything count for nothing. */
export function figureSummaries(
  format: LogFormat,
  mapping: ColumnMapping,
  records: readonly unknown[],
): readonly FigureSummary[] {
  const builder = new PromptBuilder(format, mapping);
  const built = records.flatMap((record) => {
    const prompt = builder.build(record)?.prompt;
    return prompt === undefined ? [] : [{ record, recorded: prompt.recorded }];
  });
  return figureFields.flatMap((field) => {
    const column = mapping.columns[field];
    if (column === undefined) return [];
    const read = columnReader(format, column);
    const cells = built.filter(({ record }) => isFilled(read(record)));
    const values = Float64Array.from(cells.flatMap(({ recorded }) => recorded?.[recordedAs[field]] ?? [])).sort();
    const [min, median, max] = [quantile(values, 0), quantile(values, 0.5), quantile(values, 1)];
    return [{ field, column, filled: cells.length, read: values.length, min, median, max }];
  });
}

const recordedAs = { cost: 'costUsd', latency: 'latencyMs', quality: 'quality' } as const;

function isFilled(cell: unknown): boolean {
  return cell !== undefined && cell !== null && cell !== '';
}

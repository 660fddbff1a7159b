import type { ColumnMapping, FigureField } from './column-mapping';
import { figureFields } from './column-mapping';
import type { LogField } from './log-fields';
import type { LogFormat } from './log-format';
import type { DecimalSeparator } from './parse-number';
import { parseNumber } from './parse-number';
import { readDecimals } from './read-decimals';

interface DecimalsGuess {
  readonly decimals: ColumnMapping['decimals'];
  readonly warnings: readonly string[];
}

/**
 * Decides for each column of figures how it writes decimals: by its own figures, where they leave it open as the other columns
 * do, else by the delimiter. What was guessed against a figure, or without one, is warned of with that figure.
 */
export function guessDecimals(
  found: ReadonlyMap<LogField, string>,
  textsOf: (field: LogField) => readonly string[],
  format: LogFormat,
): DecimalsGuess {
  const readings = figureFields.map((field) => ({ field, ...readDecimals(textsOf(field)) }));
  const said = new Set(readings.flatMap(({ decimal }) => decimal ?? []));
  const [shared] = said.size === 1 ? said : [];
  const usual: DecimalSeparator = shared ?? (format.kind === 'delimited' && format.delimiter === ';' ? ',' : '.');
  const decimals: Record<FigureField, DecimalSeparator> = { cost: usual, latency: usual, quality: usual };
  const warnings: string[] = [];
  for (const { field, decimal: own, against, open } of readings) {
    const decimal = own ?? usual;
    decimals[field] = decimal;
    const column = found.get(field) ?? '';
    const doubt = against ?? (own === undefined ? open : undefined);
    if (doubt === undefined) continue;
    const how = `decimal ${decimal === '.' ? 'point' : 'comma'}: ${doubt} is read as ${String(parseNumber(doubt, decimal))}.`;
    warnings.push(
      against === undefined
        ? `Column ${column} leaves open how it writes decimals. Taken: ${how}`
        : `Column ${column} mixes decimal points and commas. Taken: ${how}`,
    );
  }
  return { decimals, warnings };
}

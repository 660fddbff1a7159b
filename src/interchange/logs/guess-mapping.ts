import type { ColumnMapping } from './column-mapping';
import { guessDecimals } from './guess-decimals';
import { fieldOfHeader, timeUnitOf } from './header-words';
import { columnReader } from './log-columns';
import type { LogField } from './log-fields';
import { logFields } from './log-fields';
import type { LogFormat } from './log-format';
import type { LogShape } from './log-shapes';
import { shapeOf } from './log-shapes';
import { parseNeed, parseYes } from './parse-need';
import { parseNumber } from './parse-number';
import { plainText, readConversation } from './read-conversation';
import { scoreOf } from './score-of';

export interface MappingGuess {
  readonly mapping: ColumnMapping;
  /** The product whose log this looks like; null for a plain table or text. */
  readonly shape: string | null;
  /** What the guess left open, one sentence each. */
  readonly warnings: readonly string[];
  /** Columns whose decimals were guessed against a figure of theirs, or without one; they hold for the guessed decimals. */
  readonly decimalWarnings: readonly string[];
}

const answers = /(^|[._ ])(response|answer|output|completion|reply|resposta|respuesta|antwort|reponse|risposta)/i;
const foreign = /[€£¥₹₽₩]|R\$|\b(eur|brl|gbp|jpy|inr|chf)\b|_(eur|brl|gbp|jpy|inr|chf)\b|\b(euros?|reais)\b/i;

/** Guesses what the columns mean from a known product's names, from header words, then from what the cells hold. */
export function guessMapping(format: LogFormat, columns: readonly string[], sample: readonly unknown[]): MappingGuess {
  const cells = new Map(columns.map((column) => [column, sample.map(columnReader(format, column))]));
  const shape = shapeOf(columns);
  const found = byShape(shape, columns);
  byHeaders(columns, found, cells);
  if (!found.has('prompt')) setIfAny(found, 'prompt', longestTexts(columns, cells, found));
  const textsOf = (field: LogField) => (cells.get(found.get(field) ?? '') ?? []).map(plainCell);
  const warnings: string[] = [];
  const isForeign = foreign.test(found.get('cost') ?? '') || textsOf('cost').some((text) => foreign.test(text));
  if (isForeign) {
    warnings.push(`Column ${found.get('cost')} is not in US dollars: its costs are left out unless it is mapped.`);
    found.delete('cost');
  }
  if (!found.has('prompt')) warnings.push('No column looks like prompts: choose one.');
  const writtenIn = (field: LogField) =>
    (cells.get(found.get(field) ?? '') ?? []).filter((cell) => typeof cell === 'string');
  const { decimals, warnings: decimalWarnings } = guessDecimals(found, writtenIn, format);
  const mapping: ColumnMapping = {
    columns: Object.fromEntries(found),
    decimals,
    latencyUnit: latencyUnit(found.get('latency'), textsOf('latency'), shape, decimals.latency),
    usdPerCostUnit: 1,
    qualityMax: qualityMax(textsOf('quality'), decimals.quality),
  };
  return { mapping, shape: shape?.name ?? null, warnings, decimalWarnings };
}

function byShape(shape: LogShape | undefined, columns: readonly string[]): Map<LogField, string> {
  const known = new Set(columns);
  const found = new Map<LogField, string>();
  for (const field of logFields) {
    setIfAny(
      found,
      field,
      shape?.columns[field]?.find((column) => known.has(column)),
    );
  }
  return found;
}

function byHeaders(
  columns: readonly string[],
  found: Map<LogField, string>,
  cells: ReadonlyMap<string, readonly unknown[]>,
): void {
  const taken = new Set(found.values());
  const best = new Map<LogField, number>();
  for (const column of columns) {
    const meaning = fieldOfHeader(column);
    if (meaning === undefined || taken.has(column)) continue;
    const { field } = meaning;
    if (field === 'prompt' && answers.test(column)) continue;
    if (found.has(field) && !best.has(field)) continue;
    if (!fits(field, cells.get(column) ?? [])) continue;
    // A name within another object says less than one of the record itself.
    const rank = meaning.rank + 100 * (column.split('.').length - 1);
    if (rank >= (best.get(field) ?? Number.POSITIVE_INFINITY)) continue;
    best.set(field, rank);
    found.set(field, column);
  }
}

/** Whether the cells hold what the field needs: labels that can be read, texts for a prompt. */
function fits(field: LogField, cells: readonly unknown[]): boolean {
  const filled = cells.filter((cell) => cell !== undefined && cell !== null && cell !== '');
  if (field === 'tierNeeded') return filled.some((cell) => (parseNeed(cell) ?? parseYes(cell)) !== undefined);
  if (field === 'label') return filled.some((cell) => parseNeed(cell) !== undefined);
  if (field === 'prompt') return filled.some((cell) => readConversation(cell) !== undefined);
  return filled.length === 0 || filled.some((cell) => typeof cell !== 'object');
}

function longestTexts(
  columns: readonly string[],
  cells: ReadonlyMap<string, readonly unknown[]>,
  found: ReadonlyMap<LogField, string>,
): string | undefined {
  const taken = new Set(found.values());
  let longest: string | undefined;
  let most = 0;
  for (const column of columns) {
    if (taken.has(column) || answers.test(column)) continue;
    const texts = (cells.get(column) ?? []).map((cell) => plainText(cell)).filter((text) => /\p{L}/u.test(text));
    const mean = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length);
    if (mean > most) [longest, most] = [column, mean];
  }
  return longest;
}

function latencyUnit(
  column: string | undefined,
  texts: readonly string[],
  shape: LogShape | undefined,
  decimal: '.' | ',',
): 'ms' | 's' {
  const named = timeUnitOf(column ?? '');
  if (named !== undefined || column === undefined) return named ?? 'ms';
  if (shape?.columns.latency?.includes(column) === true) return shape.latencyUnit;
  const numbers = texts.map((text) => parseNumber(text, decimal)).filter((number) => number !== undefined);
  const hasFractions = numbers.some((number) => !Number.isInteger(number));
  return hasFractions && Math.max(0, ...numbers) < 120 ? 's' : 'ms';
}

function qualityMax(texts: readonly string[], decimal: '.' | ','): number {
  const most = Math.max(0, ...texts.map((text) => parseNumber(text, decimal) ?? 0));
  return [1, 5, 10].find((scale) => most <= scale) ?? 100;
}

function plainCell(value: unknown): string {
  const plain = scoreOf(value);
  return typeof plain === 'string' || typeof plain === 'number' ? String(plain) : '';
}

function setIfAny(found: Map<LogField, string>, field: LogField, column: string | undefined): void {
  if (column !== undefined) found.set(field, column);
}

import type { DecimalSeparator } from './parse-number';
import { parseNumber } from './parse-number';

const perUnit = new Map<string, number>([
  ['us', 0.001],
  ['µs', 0.001],
  ['ms', 1],
  ['s', 1000],
  ['sec', 1000],
  ['seg', 1000],
  ['min', 60_000],
]);

/** A duration in milliseconds; a unit written beside the number (`340 ms`, `1,2 s`) beats the column's unit. */
export function parseDuration(value: unknown, unit: 'ms' | 's', decimal: DecimalSeparator): number | undefined {
  const number = parseNumber(value, decimal);
  if (number === undefined || number < 0) return undefined;
  const written = typeof value === 'string' ? /\d\s*([a-zµ]{1,3})$/i.exec(value.trim())?.[1] : undefined;
  return number * (perUnit.get(written?.toLowerCase() ?? unit) ?? (unit === 's' ? 1000 : 1));
}

/**
 * A moment in milliseconds since 1970: an ISO text, or seconds, milliseconds, microseconds or nanoseconds since then by their
 * size. Undefined for anything else.
 */
export function parseMoment(value: unknown): number | undefined {
  if (typeof value === 'string' && !/^\d+(\.\d+)?$/.test(value)) {
    const parsed = value.length > 40 || !/^\d{4}-/.test(value) ? Number.NaN : Date.parse(value.replace(' ', 'T'));
    return Number.isNaN(parsed) ? undefined : parsed;
  }
  const number = Number(value);
  if ((typeof value !== 'string' && typeof value !== 'number') || !Number.isFinite(number) || number <= 0)
    return undefined;
  if (number < 1e11) return number * 1000;
  if (number < 1e14) return number;
  return number < 1e17 ? number / 1000 : number / 1e6;
}

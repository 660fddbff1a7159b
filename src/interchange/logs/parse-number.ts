export type DecimalSeparator = '.' | ',';

/**
 * A number as people write it: currency and percent signs, units and spaces around it, thousands separators, a decimal point
 * or comma. `decimal` settles what the text leaves open (`1.234`). Percent gives a share. Undefined for anything else.
 */
export function parseNumber(value: unknown, decimal: DecimalSeparator): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.length > 60) return undefined;
  const match =
    /^[^\d.,+\-\u2212]*([+\-\u2212]?)\s*[^\d.,+\-\u2212]{0,4}([\d.,'\u2019\s\u00a0\u202f]*\d[.,]?(?:[eE][+-]?\d{1,3})?)\s*([^\d]*)$/.exec(
      value.trim(),
    );
  if (match === null) return undefined;
  const [, sign = '', digits = '', unit = ''] = match;
  const plain = withPoint(digits.replaceAll(/['\u2019\s\u00a0\u202f]/g, ''), decimal);
  const number = plain === undefined ? Number.NaN : Number(plain);
  if (!Number.isFinite(number)) return undefined;
  const signed = sign === '-' || sign === '\u2212' ? -number : number;
  return unit.startsWith('%') ? signed / 100 : signed;
}

/** Writes the decimals after a point and leaves the thousands separators out. */
function withPoint(digits: string, decimal: DecimalSeparator): string | undefined {
  const point = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  if (point === -1 && comma === -1) return digits;
  if (point !== -1 && comma !== -1) return splitAt(digits, Math.max(point, comma));
  const separator = point === -1 ? ',' : '.';
  const isGrouped = /^[1-9]\d{0,2}([.,]\d{3})+$/.test(digits);
  if (isGrouped && (separator !== decimal || digits.indexOf(separator) !== digits.lastIndexOf(separator))) {
    return digits.replaceAll(separator, '');
  }
  return digits.indexOf(separator) === digits.lastIndexOf(separator)
    ? splitAt(digits, Math.max(point, comma))
    : undefined;
}

/** Undefined when what stands before the decimals is not grouped as thousands are (by two in India). */
function splitAt(digits: string, at: number): string | undefined {
  const whole = digits.slice(0, at);
  if (!/^\d*$|^\d{1,3}([.,])\d{2,3}(\1\d{2,3})*$/.test(whole)) return undefined;
  return `${whole.replaceAll(/[.,]/g, '')}.${digits.slice(at + 1)}`;
}

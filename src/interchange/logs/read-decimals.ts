import type { DecimalSeparator } from './parse-number';

/** What the figures of one column say about how decimals are written. */
export interface DecimalReading {
  /** What most of the figures that leave no doubt say; undefined when all leave it open. */
  readonly decimal: DecimalSeparator | undefined;
  /** Some say a point, others a comma: the first of the fewer. */
  readonly against: string | undefined;
  /** The first figure that can be read both ways, as `1.234` can. */
  readonly open: string | undefined;
}

/** Reads how a column writes its decimals from all of its figures; numbers that are no text leave nothing open. */
export function readDecimals(samples: readonly string[]): DecimalReading {
  const said: Record<DecimalSeparator, string[]> = { '.': [], ',': [] };
  let open: string | undefined;
  for (const sample of samples) {
    const digits = /\d[\d.,]*/.exec(sample)?.[0].replace(/[.,]$/, '') ?? '';
    const decimal = decimalOf(digits);
    if (decimal === 'open') open ??= sample;
    else if (decimal !== undefined) said[decimal].push(sample);
  }
  const [points, commas] = [said['.'], said[',']];
  if (points.length + commas.length === 0) return { decimal: undefined, against: undefined, open };
  const isPoint = points.length >= commas.length;
  return { decimal: isPoint ? '.' : ',', against: (isPoint ? commas : points)[0], open };
}

/** The separator that one figure shows; `open` where groups of three allow both, undefined where there is none. */
function decimalOf(digits: string): DecimalSeparator | 'open' | undefined {
  const point = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  if (point === comma) return undefined;
  if (point !== -1 && comma !== -1) return point > comma ? '.' : ',';
  const separator = point === -1 ? ',' : '.';
  if (digits.indexOf(separator) !== digits.lastIndexOf(separator)) return separator === '.' ? ',' : '.';
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) ? 'open' : separator;
}

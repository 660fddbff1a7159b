const thinSpace = '\u2009';
const trueMinus = '\u2212';

/** A number's digits in groups of three, with a true minus: -12480.5 by one decimal reads "−12 480.5". */
export function groupDigits(value: number, decimals = 0): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thinSpace);
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  // What rounds to zero has no sign.
  return value < 0 && /[1-9]/.test(digits) ? `${trueMinus}${digits}` : digits;
}

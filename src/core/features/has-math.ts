const readCharacters = 20_000;
const certain =
  /\\(?:frac|int|sum|sqrt|lim|partial|begin\{(?:align|equation|pmatrix|bmatrix)|mathbb|cdot|leq?|geq?|infty|alpha|beta|theta)\b|\$[^$\n]{1,200}[\\^_=+][^$\n]{0,200}\$|[∫∑∏√∂∇∞≤≥≠≈∈∉⊂⊆∀∃]|\b[a-z]\^\{?[\dn]|\b(?:d|∂)[a-z]\/(?:d|∂)[a-z]\b|\b[a-z]\([a-z]\) ?= ?\S|\b(?:sin|cos|tan|log|ln|lim|det|gcd|mod)\s?\(|[²³ⁿ]/i;
const arithmetic =
  /\d\s{0,3}[-+*/×÷^%=]\s{0,3}\(?-?\d|\b\d{0,4}[xyzn]\s{0,3}[-+*/=<>]\s{0,3}\d|\b[xyz]\s{0,3}=\s{0,3}\S/i;

/** True when a text carries mathematics: LaTeX, operators, a formula or arithmetic with numbers. Reads 20,000 characters. */
export function hasMath(text: string): boolean {
  const read = text.length > readCharacters ? text.slice(0, readCharacters) : text;
  return certain.test(read) || arithmetic.test(withoutDates(read));
}

/** Dates, ranges of years and telephone-like runs would read as subtractions. */
function withoutDates(text: string): string {
  return text.replace(/\b\d{1,4}[-/.]\d{1,4}(?:[-/.]\d{1,4})*\b/g, (run) => (/^\d+\/\d+$/.test(run) ? run : ' '));
}

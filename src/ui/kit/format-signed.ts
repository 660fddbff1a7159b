/** A difference with its sign, in the words of `format`: a value above what it rounds to zero gets a plus. */
export function formatSigned(value: number, format: (value: number) => string): string {
  const text = format(value);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

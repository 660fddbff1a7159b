import { groupDigits } from './group-digits';

/** USD with a dollar sign: cents from ten cents on, four decimals from a tenth of a cent on, six below. */
export function formatMoney(usd: number): string {
  const text = groupDigits(usd, decimalsOf(Math.abs(usd)));
  return text.startsWith('\u2212') ? `\u2212$${text.slice(1)}` : `$${text}`;
}

function decimalsOf(usd: number): number {
  if (usd === 0 || usd >= 0.1) return 2;
  return usd >= 0.001 ? 4 : 6;
}

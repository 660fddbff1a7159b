import { estimateTokenCount } from 'tokenx';

const readCharacters = 20_000;

/**
 * Estimated tokens of a text, by tokenx; roughly 10 % off is usual. Past 20,000
 * UTF-16 units the rest is taken to be as dense as the part that was read.
 */
export function estimateTokens(text: string): number {
  if (text.length <= readCharacters) return estimateTokenCount(text);
  return Math.round((estimateTokenCount(text.slice(0, readCharacters)) * text.length) / readCharacters);
}

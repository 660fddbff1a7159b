import { estimateTokenCount } from 'tokenx';
import { asciiTokens } from './ascii-tokens';
import { isAscii } from './is-ascii';

const readCharacters = 20_000;

/**
 * Estimated tokens of a text, by tokenx; roughly 10 % off is usual. Past 20,000
 * UTF-16 units the rest is taken to be as dense as the part that was read.
 */
export function estimateTokens(text: string): number {
  if (text.length <= readCharacters) return countTokens(text);
  return Math.round((countTokens(text.slice(0, readCharacters)) * text.length) / readCharacters);
}

function countTokens(text: string): number {
  return isAscii(text) ? asciiTokens(text) : estimateTokenCount(text);
}

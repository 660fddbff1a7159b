/** Texts are cut at this length before they are tokenised; what is longer is not counted. */
const readCharacters = 8000;

/**
 * Into how many pieces of the vocabulary a word of a text falls on average, from the text and its tokens: about 1.1 for plain
 * English. Signs are pieces of their own and are left out. Null for a text without words, or one that was cut.
 */
export function piecesPerWord(text: string, tokens: number): number | null {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words === 0 || text.length > readCharacters) return null;
  const signs = text.match(/[^\p{L}\p{N}\s]/gu)?.length ?? 0;
  return (tokens - signs) / words;
}

const headCharacters = 6000;
const tailCharacters = 2000;

/**
 * At most 8,000 characters of a text, so that a pasted book does not tokenize for half a second: its beginning and
 * its end, because instructions stand at either. Shorter texts come back as they are.
 */
export function capText(text: string): string {
  if (text.length <= headCharacters + tailCharacters) return text;
  return `${text.slice(0, headCharacters)} ${text.slice(-tailCharacters)}`;
}

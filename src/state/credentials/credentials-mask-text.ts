import { maskKey } from './credentials-mask';

/** The words of the stored form, which may be read in the open. */
const ownWords = new Set(
  'version savedAt providers ollama openai featherless custom baseUrl models key apiKey name id null true false'.split(
    ' ',
  ),
);

/** A stored value that could not be read, with every word masked that might be part of a key. */
export function maskText(text: string): string {
  return text.replace(/[^\s{}[\]"':,]{4,}/g, (word) => (ownWords.has(word) ? word : maskKey(word)));
}

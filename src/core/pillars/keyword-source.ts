const member = '[\\p{L}\\p{M}\\p{N}_]';
/** Scripts written without spaces: a word has no edge that a pattern could see. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Korean particles follow their word without a space. */
const suffixed = /\p{Script=Hangul}/u;
const arabic = /\p{Script=Arabic}/u;
// Conjunction, preposition and article are written onto the word.
const arabicClitics = '[\\u0648\\u0641\\u0628\\u0643\\u0644]{0,2}(?:\\u0627\\u0644)?';
const joined = /\p{L}|\p{M}|\p{N}|_/u;

/**
 * The source of a regular expression (flags i and u) that finds a keyword or phrase as whole words of its script:
 * any white space between words, no edges in Chinese, Japanese and Thai, particles allowed in Korean and Arabic.
 */
export function keywordSource(keyword: string): string {
  const body = keyword
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+');
  const characters = [...keyword];
  return `${edgeBefore(characters[0] ?? '')}${body}${edgeAfter(characters.at(-1) ?? '')}`;
}

function edgeBefore(first: string): string {
  if (unspaced.test(first) || !joined.test(first)) return '';
  return arabic.test(first) ? `(?<!${member})${arabicClitics}` : `(?<!${member})`;
}

function edgeAfter(last: string): string {
  return unspaced.test(last) || suffixed.test(last) || arabic.test(last) || !joined.test(last) ? '' : `(?!${member})`;
}

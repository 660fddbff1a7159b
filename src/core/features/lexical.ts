import { log1p } from '../sim/deterministic-math';
import { asciiKind, isDigitLike, isLetterOrNumber, isSpace, spaceMembers } from './character-class';
import { asciiTwin } from './ascii-twin';
import { isAscii } from './is-ascii';
import { countTopicHits, topicCount } from './topic-patterns';

/** How many numbers `lexicalFeatures` gives. */
export const lexicalCount = 15 + 2 * topicCount;

const cap = 20_000;
const long = 9;
const NEWLINE = 10;
const COMMA = 44;
const sentenceEnd = new RegExp(`[.!?](?:[${spaceMembers}]|$)`, 'g');
const number = /[\p{Nd}]+\.?[\p{Nd}]*/gu;
const asciiNumber = asciiTwin(number);
const wordPattern = new RegExp(`[^${spaceMembers}]+`, 'g');

/**
 * The 27 text features that the judge's prior was fitted on: lengths, numbers, punctuation, vocabulary, then hit and
 * log count of six topics (code, mathematics, reasoning, creative, constraints, knowledge). Reads the first 20,000
 * UTF-16 units. The order is fixed by the prior's weights (RouterModel.prior.lexical).
 */
export function lexicalFeatures(text: string): Float64Array {
  if (last.text !== text) last = { text, features: readFeatures(text) };
  return last.features;
}

/** The text that was read last: the index with and without a vector, and the judge, read one prompt after the other. */
let last = { text: '', features: readFeatures('') };

function readFeatures(text: string): Float64Array {
  const read = text.length > cap ? text.slice(0, cap) : text;
  const ascii = isAscii(read);
  const characters = ascii ? countAscii(read) : countCharacters(read);
  const words = splitWords(read);
  const n = words.length === 0 ? 1 : words.length;
  const logWords = log1p(n);
  const sentences = Math.max(1, countMatches(read, sentenceEnd));
  const perCharacter = 10 / (characters.total + 1);

  const out = new Float64Array(lexicalCount);
  out.set([
    log1p(characters.total),
    logWords,
    (logWords * logWords) / 10,
    characters.total / n,
    log1p(countMatches(read, ascii ? asciiNumber : number)),
    characters.digits * perCharacter,
    log1p(sentences),
    n / sentences / 20,
    log1p(characters.newlines),
    characters.symbols * perCharacter,
    characters.nonAscii * perCharacter,
    log1p(characters.commas),
    read.includes('?') ? 1 : 0,
    distinct(ascii ? splitWords(read.toLowerCase()) : words.map((word) => word.toLowerCase())) / n,
    words.length === 0 ? 0 : words.filter((word) => codePoints(word) >= long).length / n,
  ]);
  countTopicHits(read).forEach((count, topic) => {
    out[15 + 2 * topic] = count > 0 ? 1 : 0;
    out[16 + 2 * topic] = log1p(count);
  });
  return out;
}

interface CharacterCounts {
  total: number;
  digits: number;
  symbols: number;
  nonAscii: number;
  newlines: number;
  commas: number;
}

function countCharacters(text: string): CharacterCounts {
  const counts: CharacterCounts = { total: 0, digits: 0, symbols: 0, nonAscii: 0, newlines: 0, commas: 0 };
  for (const character of text) {
    counts.total += 1;
    if (character > '\x7f') counts.nonAscii += 1;
    if (character === '\n') counts.newlines += 1;
    else if (character === ',') counts.commas += 1;
    if (isDigitLike(character)) counts.digits += 1;
    else if (!isLetterOrNumber(character) && !isSpace(character)) counts.symbols += 1;
  }
  return counts;
}

/** The same of a text without characters beyond ASCII. */
function countAscii(text: string): CharacterCounts {
  const counts: CharacterCounts = { total: text.length, digits: 0, symbols: 0, nonAscii: 0, newlines: 0, commas: 0 };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) counts.newlines += 1;
    else if (code === COMMA) counts.commas += 1;
    const kind = asciiKind(code);
    if (kind === 'digit') counts.digits += 1;
    else if (kind === 'symbol') counts.symbols += 1;
  }
  return counts;
}

function distinct(words: readonly string[]): number {
  return new Set(words).size;
}

function splitWords(text: string): string[] {
  return text.match(wordPattern) ?? [];
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function codePoints(word: string): number {
  if (word.length < long) return word.length;
  let count = 0;
  for (const character of word) if (character !== '') count += 1;
  return count;
}

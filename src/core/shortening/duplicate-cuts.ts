import { stopWords } from '../features/stop-words';
import { touches } from './protected-spans';
import type { TextSpan } from './protected-spans';

/** Shorter ones repeat without being redundant: "yes", "Sentiment: good". */
const fewestWords = 5;
/** Near copies are told from rephrasings by this share of common word triples (Jaccard), and only where they are long enough. */
const nearShare = 0.7;
const fewestNearWords = 8;
/** Each is compared with so many before it. */
const mostCompared = 300;
const functionWords: ReadonlySet<string> = new Set((stopWords['en'] ?? '').split(' '));
const turning =
  /^(?:not|no|never|none|nor|without|except|unless|only|less|more|before|after|all|any|some|\p{L}*n['’]t)$/u;
/** "Review: ...", "Q: ...", "- ...", "3. ...": data, and of data a second copy can count. */
const labelled = /^\s*(?:[-*•+]\s|\d+[.)]\s|[\p{L}\d ]{1,24}:\s)/mu;

/** Up to what ends it before a capital, or the line's end, with the blanks behind. */
const sentence = /[^\n]+?(?:[.!?]+[ \t]+(?=[\p{Lu}"“(])|\n|(?![\s\S]))/gu;

interface Unit extends TextSpan {
  readonly words: readonly string[];
}

/**
 * Paragraphs, then sentences, that say again what stood before: the same words, or nearly the same without a content word, a
 * negation or a quantity that differs. Whatever holds a digit, a label or something protected stays.
 */
export function duplicateCuts(text: string, spans: readonly TextSpan[]): readonly TextSpan[] {
  const cuts = repeated(unitsOf(text, /(?:[^\n]|\n(?![ \t\r]*\n))+/g, spans), false);
  const sentences = unitsOf(text, sentence, [...spans, ...cuts]);
  return [...cuts, ...repeated(sentences, true)];
}

function unitsOf(text: string, pattern: RegExp, kept: readonly TextSpan[]): readonly Unit[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: found, index }): readonly Unit[] => {
    const span = { from: index, to: index + found.length };
    if (/\d/u.test(found) || labelled.test(found) || touches(span, kept)) return [];
    const words = found.toLowerCase().match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
    return words.length < fewestWords ? [] : [{ ...span, words }];
  });
}

function repeated(units: readonly Unit[], near: boolean): readonly TextSpan[] {
  const kept: Unit[] = [];
  const seen = new Set<string>();
  const cuts: TextSpan[] = [];
  for (const unit of units) {
    const key = unit.words.join(' ');
    const isCopy = seen.has(key) || (near && kept.slice(-mostCompared).some((one) => isNear(one.words, unit.words)));
    if (isCopy) cuts.push({ from: unit.from, to: unit.to });
    else {
      seen.add(key);
      kept.push(unit);
    }
  }
  return cuts;
}

function isNear(kept: readonly string[], copy: readonly string[]): boolean {
  if (Math.min(kept.length, copy.length) < fewestNearWords) return false;
  if (Math.min(kept.length, copy.length) < nearShare * Math.max(kept.length, copy.length)) return false;
  if (telling(kept) !== telling(copy)) return false;
  const [before, after] = [shingles(kept), shingles(copy)];
  let common = 0;
  for (const shingle of after) common += Number(before.has(shingle));
  return common >= nearShare * (before.size + after.size - common);
}

/** The words that carry the meaning, in their order. */
function telling(words: readonly string[]): string {
  return words.filter((word) => turning.test(word) || !functionWords.has(word)).join(' ');
}

function shingles(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.slice(2).map((word, k) => `${words[k]} ${words[k + 1]} ${word}`));
}

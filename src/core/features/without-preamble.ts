import { detectLanguage } from './detect-language';
import { functionWords, requestWords } from './effort-words';

/** So many characters from the start are looked through, and so many places where a sentence could end. */
const readCharacters = 400;
const mostEnds = 5;
/** The dot behind a single letter is that of an initial or of an option. */
const sentenceEnd = /(?<!(?:^|\s)\p{L})[.!:…]+(?=\s)|\n+/gu;
const word = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
/** A label ("Context:") is no sentence, and stands with the one behind it. */
const leastWords = 4;
/** A request stands on its own with so many words, as many of which carry content. */
const leastRequest = { words: 3, content: 1, ofTheThing: 2, ofWhich: 3 } as const;
/** Material of its own: so much text behind the request, a quotation, a list after a colon. What refers refers to that. */
const leastMaterial = 40;
const ownMaterial = /["“«„][^"”»“]{10}|:\s+\S[^\n]{8}/;
/** Before a colon stands an occasion only where it points at what follows. */
const pointing = /(?<!\p{L})(?:this|these|the following|the question|the task)(?!\p{L})/iu;
/** Words with equal beginnings speak of the same thing. */
const stem = 5;
/** What a request says of something before it; with material of its own, "this" and "it" are that. */
const backReference =
  /(?<!\p{L})(?:this|these|those|it|it['’]s|above|here|same|such|instead|both|either|neither|we|us|our|ours|my|mine|that(?=\s*[.,;?!]|['’]s))(?!\p{L})/iu;
const pronoun = /(?<!\p{L})(?:its|they|them|their|theirs|he|she|him|his|her)(?!\p{L})/iu;
/** A formula, or the first of several options. */
const noProse = /[=\\^]|^\p{L}[.)]\s/u;

/** What may stand before the first word of a request. */
const fillers = new Set(['please', 'ok', 'okay', 'and', 'so', 'now', 'hey', 'then', 'also', 'only', 'just', 'quick']);
const question =
  /(?<!\p{L})(?:how (?:to|do|does|can|many|much)|wh(?:at|ere|en|o|y|ich) (?:is|are|was|does|do|did|should))(?!\p{L})/iu;

const holding = new Set(functionWords.trim().split(/\s+/));
const requests = new Set(requestWords.trim().split(/\s+/));

/**
 * A text without sentences before its request that have nothing to do with it: another matter ("Our database lost quorum last
 * night."), a part to play ("You are a compiler engineer."), an occasion ("For my thesis, this has to be right:"). A sentence stays
 * where it asks for something itself, where the request shares a word of content with it or refers back, and where what would be
 * left says too little. English; the text stays as it is where nothing is left out.
 */
export function withoutPreamble(text: string): string {
  let kept = text;
  let ends = 0;
  for (const match of text.slice(0, readCharacters).matchAll(sentenceEnd)) {
    ends += 1;
    if (ends > mostEnds) break;
    const end = match.index + match[0].length;
    if (isForeignTo(text.slice(0, end), text.slice(end).trimStart())) kept = text.slice(end).trimStart();
  }
  return kept;
}

function isForeignTo(before: string, rest: string): boolean {
  const words = before.toLowerCase().match(word) ?? [];
  // Figures are there to be used.
  if (words.length < leastWords || /\p{N}/u.test(before) || asks(before)) return false;
  if (/:\s*$/.test(before) && !pointing.test(before)) return false;
  if (speaksAnotherLanguage(before, rest)) return true;
  const request = /^[^\n.!?]{0,300}[.!?]?/.exec(rest)?.[0] ?? '';
  const asked = request.toLowerCase().match(word) ?? [];
  if (asked.length < leastRequest.words || !isRequest(request) || pronoun.test(request)) return false;
  const hasMaterial = rest.length >= request.length + leastMaterial || ownMaterial.test(rest.slice(0, readCharacters));
  if (!hasMaterial) {
    if (contentOf(request).size < leastContentOf(asked) || backReference.test(request)) return false;
  }
  const spoken = contentOf(before);
  return [...contentOf(rest.slice(0, readCharacters))].every((one) => !spoken.has(one));
}

/** "The" and "which" may speak of things named before. */
function leastContentOf(asked: readonly string[]): number {
  if (asked[0] === 'which') return leastRequest.ofWhich;
  return asked.includes('the') ? leastRequest.ofTheThing : leastRequest.content;
}

function isRequest(sentence: string): boolean {
  const first = (sentence.toLowerCase().match(word) ?? []).find((one) => !fillers.has(one)) ?? '';
  return requests.has(first) || question.test(sentence);
}

function speaksAnotherLanguage(before: string, rest: string): boolean {
  if (noProse.test(rest.slice(0, readCharacters))) return false;
  const language = detectLanguage(rest);
  return language !== 'und' && language !== 'en' && detectLanguage(before) === 'en';
}

/** Whether a sentence of a text is a question or begins like an order. */
function asks(text: string): boolean {
  return text
    .split(/(?<=[.!?:;…])\s+|\n+/)
    .some(
      (sentence) => sentence.includes('?') || requests.has(/^\W*(\p{L}+)/u.exec(sentence.toLowerCase())?.[1] ?? ''),
    );
}

function contentOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(word) ?? [];
  return new Set(words.filter((one) => !holding.has(one) && !requests.has(one)).map((one) => one.slice(0, stem)));
}

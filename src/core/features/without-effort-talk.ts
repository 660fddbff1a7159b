import { detectLanguage } from './detect-language';
import { claimStems, functionWords, requestWords, workStems } from './effort-words';

/** So many characters from the start are looked through, and so many places where a sentence could end. */
const readCharacters = 320;
const mostEnds = 8;
const sentenceEnd = /[.!:;…]+(?=\s)/g;
const word = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
/** Signs of code or formulas. */
const sign = /[(){}[\]=;#<>*/\\^|]|\p{Sm}|[\u0370-\u03ff\u2100-\u214f]/gu;
const leastSigns = 2;
/** A label ("Question:") is no talk. */
const leastWords = 3;
/** Share of words that hold a sentence together up to which there is no grammar. */
const mostHeld = 0.1;
/** What follows speaks of what stands before it. */
const backReference =
  /(?<!\p{L})(?:this|that|these|those|it|its|above|here|the (?:code|function|snippet|line|query|formula|equation|error|output))(?!\p{L})/iu;

/** An order with material of its own ("names only: present were ..."), after which comes a stretch of text. */
const ownMaterial = /^[^\n.!?]{3,100}:\s+\S[\s\S]{20}/;

const claims = stemsOf(claimStems);
const work = stemsOf(workStems);
const holding = new Set(wordsOf(functionWords));
const requests = new Set(wordsOf(requestWords));

/**
 * A text without what stands before its request to make it look hard: talk of effort and difficulty ("Think very hard. This is an
 * expert-level problem."), orders without an object before a request that has its own ("Prove every lemma: what is the
 * capital of Peru?"), code or jargon without grammar on the request's own line. English; what a text says of its own
 * difficulty decides nothing (catalog/samples/README.md). A text of nothing else stays as it is.
 */
export function withoutEffortTalk(text: string): string {
  const read = text.slice(0, readCharacters);
  let kept = text;
  let ends = 0;
  for (const match of read.matchAll(sentenceEnd)) {
    ends += 1;
    if (ends > mostEnds) break;
    const end = match.index + match[0].length;
    const rest = text.slice(end).trimStart();
    if (rest.length < 2) break;
    if (isEffortTalk(text.slice(0, end), rest)) kept = rest;
  }
  return kept;
}

function isEffortTalk(before: string, rest: string): boolean {
  const words = before.toLowerCase().match(word) ?? [];
  if (words.length < leastWords) return false;
  const held = words.filter((one) => holding.has(one)).length;
  const claimed = words.filter((one) => isIn(claims, one)).length;
  const worked = words.filter((one) => isIn(work, one)).length;
  const isGeneric = words.every((one) => holding.has(one) || isIn(claims, one) || isIn(work, one) || /^\d+$/.test(one));
  if (isGeneric && claimed + worked > 0) return worked === 0 || standsAlone(rest);
  const isBare = held <= mostHeld * words.length && (before.match(sign)?.length ?? 0) >= leastSigns;
  if (!isBare || before.includes('\n') || isForeign(before)) return false;
  return standsAlone(rest) && !backReference.test(firstSentence(rest));
}

/** Whether a text asks for something by itself: a question, an order, or one in another language. */
function standsAlone(text: string): boolean {
  const first = /^[^\p{L}\p{N}\n]{0,4}([\p{L}\p{N}]+(?:['’][\p{L}]+)?)/u.exec(text)?.[1]?.toLowerCase() ?? '';
  if (requests.has(first) || /[?？]/.test(text.slice(0, readCharacters)) || ownMaterial.test(text)) return true;
  return isForeign(text);
}

function isForeign(text: string): boolean {
  const language = detectLanguage(text);
  return language !== 'en' && language !== 'und';
}

function firstSentence(text: string): string {
  return /^[^\n.!?]{0,300}[.!?？]?/.exec(text)?.[0] ?? '';
}

function wordsOf(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}

interface Stems {
  readonly whole: ReadonlySet<string>;
  readonly starts: readonly string[];
}

function stemsOf(list: string): Stems {
  const all = wordsOf(list);
  return {
    whole: new Set(all.filter((one) => one.endsWith('.')).map((one) => one.slice(0, -1))),
    starts: all.filter((one) => !one.endsWith('.')),
  };
}

function isIn({ whole, starts }: Stems, one: string): boolean {
  return whole.has(one) || starts.some((start) => one.startsWith(start)) || parts(one, whole, starts);
}

/** "expert-level" is as good as its parts. */
function parts(one: string, whole: ReadonlySet<string>, starts: readonly string[]): boolean {
  const split = one.split('-');
  return (
    split.length > 1 &&
    split.every((part) => whole.has(part) || holding.has(part) || starts.some((start) => part.startsWith(start)))
  );
}

import { asciiTwin } from './ascii-twin';
import { detectLanguage } from './detect-language';
import { claimStems, functionWords, requestWords, workStems } from './effort-words';
import { isAscii } from './is-ascii';

/** So many characters from the start are looked through, and so many places where a sentence could end. */
const readCharacters = 320;
const mostEnds = 8;
const sentenceEnd = /[.!:;…]+(?=\s)/g;
const word = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
const asciiWord = asciiTwin(word);
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
  const counts = { words: 0, held: 0, claimed: 0, worked: 0, other: 0 };
  let counted = 0;
  for (const match of read.matchAll(sentenceEnd)) {
    ends += 1;
    if (ends > mostEnds) break;
    const end = match.index + match[0].length;
    const rest = text.slice(end).trimStart();
    if (rest.length < 2) break;
    count(text.slice(counted, end), counts);
    counted = end;
    if (isEffortTalk(text.slice(0, end), counts, rest)) kept = rest;
  }
  return kept;
}

/** Words up to a sentence's end. */
interface WordCounts {
  words: number;
  held: number;
  claimed: number;
  worked: number;
  /** None of the three, and no number. */
  other: number;
}

/** Adds the words of one more sentence; they never reach over a sentence's end. */
function count(sentence: string, counts: WordCounts): void {
  for (const one of sentence.toLowerCase().match(isAscii(sentence) ? asciiWord : word) ?? []) {
    const kind = kindOf(one);
    counts.words += 1;
    counts.held += Number(kind.held);
    counts.claimed += Number(kind.claimed);
    counts.worked += Number(kind.worked);
    if (!kind.held && !kind.claimed && !kind.worked && !/^\d+$/.test(one)) counts.other += 1;
  }
}

interface WordKind {
  readonly held: boolean;
  readonly claimed: boolean;
  readonly worked: boolean;
}

const mostKinds = 16_384;
const kinds = new Map<string, WordKind>();

/** Looked up where it was met before: a few hundred words make up most of any text. */
function kindOf(one: string): WordKind {
  let kind = kinds.get(one);
  if (kind === undefined) {
    if (kinds.size >= mostKinds) kinds.clear();
    kind = { held: holding.has(one), claimed: isIn(claims, one), worked: isIn(work, one) };
    kinds.set(one, kind);
  }
  return kind;
}

function isEffortTalk(before: string, { words, held, claimed, worked, other }: WordCounts, rest: string): boolean {
  if (words < leastWords) return false;
  if (other === 0 && claimed + worked > 0) return worked === 0 || standsAlone(rest);
  const isBare = held <= mostHeld * words && (before.match(sign)?.length ?? 0) >= leastSigns;
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
  /** By their first letter. */
  readonly starts: ReadonlyMap<string, readonly string[]>;
}

function stemsOf(list: string): Stems {
  const all = wordsOf(list);
  const starts = new Map<string, string[]>();
  for (const one of all.filter((stem) => !stem.endsWith('.'))) {
    starts.set(one.charAt(0), [...(starts.get(one.charAt(0)) ?? []), one]);
  }
  return { whole: new Set(all.filter((one) => one.endsWith('.')).map((one) => one.slice(0, -1))), starts };
}

function isIn(stems: Stems, one: string): boolean {
  return stems.whole.has(one) || isStarted(stems, one) || (one.includes('-') && parts(stems, one));
}

function isStarted({ starts }: Stems, one: string): boolean {
  return starts.get(one.charAt(0))?.some((start) => one.startsWith(start)) === true;
}

/** "expert-level" is as good as its parts. */
function parts(stems: Stems, one: string): boolean {
  return one.split('-').every((part) => stems.whole.has(part) || holding.has(part) || isStarted(stems, part));
}

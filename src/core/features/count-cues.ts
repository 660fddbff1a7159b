import { cueFragments, cueStems } from './cue-words';
import type { Cue } from './cue-words';
import { isAscii } from './is-ascii';

/** The cues in the order in which they are counted. */
export const cues = [
  'reasoning',
  'easy',
  'constraint',
  'why',
  'lookup',
  'chat',
  'expert',
  'failure',
  'scope',
  'code',
] as const satisfies readonly Cue[];

const shortestStem = 3;
const longestStem = 14;
const mostWords = 2_000;
const mostFragmentHits = 20;
const whole = new Map<string, readonly Cue[]>();
const stems = new Map<string, readonly Cue[]>();
for (const cue of cues) {
  for (const entry of cueStems[cue].trim().split(/\s+/)) {
    const folded = fold(entry);
    if (folded.endsWith('.')) add(whole, folded.slice(0, -1), cue);
    else add(stems, folded, cue);
  }
}
const fragments = cues.map((cue) => (cueFragments[cue] ?? '').split(' ').filter((fragment) => fragment !== ''));

/** How often each cue occurs in an instruction, and which of "reasoning" and "easy" comes first. */
export interface CueCounts {
  readonly counts: ReadonlyMap<Cue, number>;
  readonly leading: 'reasoning' | 'easy' | null;
}

/** Counts the cues of an instruction in any of the languages; a word counts once for each cue it hints at. */
export function countCues(instruction: string): CueCounts {
  const counts = new Map<Cue, number>();
  let leading: CueCounts['leading'] = null;
  const note = (cue: Cue): void => {
    counts.set(cue, (counts.get(cue) ?? 0) + 1);
    if (leading === null && (cue === 'reasoning' || cue === 'easy')) leading = cue;
  };
  const words = fold(instruction).match(/[a-z]+(?:-[a-z]+)*/g) ?? [];
  for (const word of words.slice(0, mostWords)) cuesOf(word).forEach(note);
  if (/[^\u0000-\u024f]/.test(instruction)) countFragments(instruction, note);
  return { counts, leading };
}

/** A few hundred words make up most of any text. */
const mostKnown = 16_384;
const foundCues = new Map<string, readonly Cue[]>();

function cuesOf(word: string): readonly Cue[] {
  const known = foundCues.get(word);
  if (known !== undefined) return known;
  if (foundCues.size >= mostKnown) foundCues.clear();
  const cuesFound = findCues(word);
  foundCues.set(word, cuesFound);
  return cuesFound;
}

function findCues(word: string): readonly Cue[] {
  const exact = whole.get(word);
  if (exact !== undefined) return exact;
  for (let length = Math.min(longestStem, word.length); length >= shortestStem; length -= 1) {
    const found = stems.get(word.slice(0, length));
    if (found !== undefined) return found;
  }
  return [];
}

function countFragments(instruction: string, note: (cue: Cue) => void): void {
  for (const [index, cue] of cues.entries()) {
    for (const fragment of fragments[index] ?? []) {
      let from = instruction.indexOf(fragment);
      for (let hits = 0; from !== -1 && hits < mostFragmentHits; hits += 1) {
        note(cue);
        from = instruction.indexOf(fragment, from + fragment.length);
      }
    }
  }
}

function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '');
}

function add(index: Map<string, readonly Cue[]>, key: string, cue: Cue): void {
  const there = index.get(key) ?? [];
  if (!there.includes(cue)) index.set(key, [...there, cue]);
}

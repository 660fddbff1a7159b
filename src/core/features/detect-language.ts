import { asciiTwin } from './ascii-twin';
import { hasCode } from './has-code';
import { isAscii } from './is-ascii';
import { scriptLanguage } from './script-language';
import { stopWords, tellingLetters } from './stop-words';

const readCharacters = 2_000;
/** How far another language must lead over English: a quoted word does not make an English request foreign. */
const lead = 1.25;
const letterPull = 0.75;
const words = buildIndex();
/** Those that ASCII texts can have. */
const asciiLetters = tellingLetters.flatMap(([letters, languages]) =>
  /^\[[^\0-\x7f]+\]$|^[^\0-\x7f]+$/.test(letters.source) ? [] : [[asciiTwin(letters), languages] as const],
);

/**
 * Language of a text as ISO 639-1: by script, else by frequent words and telling letters. English where the only
 * evidence is code; `und` where there is none. Reads the first 2,000 characters.
 */
export function detectLanguage(text: string): string {
  const read = text.length > readCharacters ? text.slice(0, readCharacters) : text;
  const byScript = scriptLanguage(read);
  if (byScript !== null && byScript.share > 0.5) return byScript.language;
  const ascii = isAscii(read);
  const lower = ascii ? read.toLowerCase() : read.toLowerCase().normalize('NFC');
  const tokens = lower.match(ascii ? /[a-z]+/g : /\p{L}+/gu) ?? [];
  if (tokens.length === 0) return 'und';

  const scores = scoreWords(tokens);
  const english = scores.get('en') ?? 0;
  // Code and product names are Latin in every language; English sentences around a foreign word are not.
  if (byScript !== null && byScript.share > 0.2 && english < 1.5) return byScript.language;
  addLetters(lower, scores, ascii ? asciiLetters : tellingLetters);
  let best = 'en';
  let score = english;
  for (const [language, value] of scores) {
    if (language !== 'en' && value > score && value > english * lead) {
      best = language;
      score = value;
    }
  }
  if (best !== 'en' && isEnough(score, tokens.length)) return best;
  // "a" alone is a word of many languages.
  if (english > 0 && english >= score) return 'en';
  return hasCode(read) ? 'en' : 'und';
}

/** One full hit decides up to three words, from four on it takes more than a chance likeness. */
function isEnough(score: number, tokens: number): boolean {
  return score >= (tokens <= 3 ? 0.5 : 0.9) && score / Math.min(tokens, 40) >= 0.1;
}

function scoreWords(tokens: readonly string[]): Map<string, number> {
  const scores = new Map<string, number>();
  for (const token of tokens) {
    const weights = words.get(token);
    if (weights === undefined) continue;
    for (const { language, weight } of weights) scores.set(language, (scores.get(language) ?? 0) + weight);
  }
  return scores;
}

/** Letters only strengthen languages that a word already spoke for, or speak where no word of any language did. */
function addLetters(lower: string, scores: Map<string, number>, telling: typeof tellingLetters): void {
  const silent = scores.size === 0;
  for (const [letters, languages] of telling) {
    const count = Math.min(3, lower.match(letters)?.length ?? 0);
    if (count === 0) continue;
    for (const language of languages) {
      const known = scores.get(language);
      if (known !== undefined || silent) scores.set(language, (known ?? 0) + (count * letterPull) / languages.length);
    }
  }
}

type Weights = readonly { readonly language: string; readonly weight: number }[];

/** A word's weight is shared by its languages; one that English has too weighs little elsewhere. */
function buildIndex(): ReadonlyMap<string, Weights> {
  const languages = new Map<string, string[]>();
  for (const [language, list] of Object.entries(stopWords)) {
    for (const word of new Set(list.split(' '))) {
      const known = languages.get(word);
      if (known === undefined) languages.set(word, [language]);
      else known.push(language);
    }
  }
  const index = new Map<string, Weights>();
  for (const [word, owners] of languages) {
    const isEnglish = owners.includes('en');
    const weight = (isEnglish ? 0.4 : 1) / (1 + 0.35 * (owners.length - 1)) / (word.length === 1 ? 2 : 1);
    const ownWeight = (owners.length > 1 ? 0.7 : 1) / (word.length === 1 ? 2 : 1);
    index.set(
      word,
      owners.map((owner) => ({ language: owner, weight: owner === 'en' ? ownWeight : weight })),
    );
  }
  return index;
}

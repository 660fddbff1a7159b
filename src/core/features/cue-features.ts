import type { Features } from '../domain/features';
import { log1p } from '../sim/deterministic-math';
import { asciiTwin } from './ascii-twin';
import { countCues, cues } from './count-cues';
import { isAscii } from './is-ascii';
import { splitInstruction } from './split-instruction';

/** The names of `cueFeatures`' numbers, in order. */
export const cueNames: readonly string[] = [
  ...cues,
  'reasoning first',
  'easy first',
  'instruction words',
  'material characters',
  'material share',
  'parts asked for',
  'code',
  'mathematics',
  'context tokens',
  'not English',
];

/**
 * Twenty readable hints about how hard a request is, for the complexity index: cue counts of the instruction (not of
 * the pasted material) in ten languages, its length and shape, and what was found in the text. Counts are log(1 + n).
 */
export function cueFeatures(text: string, features: Features): Float64Array {
  const { instruction, materialCharacters } = splitInstruction(text);
  const { counts, leading } = countCues(instruction);
  const instructionCharacters = instruction.length;
  const total = instructionCharacters + materialCharacters;
  return Float64Array.from([
    ...cues.map((cue) => log1p(counts.get(cue) ?? 0)),
    leading === 'reasoning' ? 1 : 0,
    leading === 'easy' ? 1 : 0,
    log1p(countWords(instruction)),
    log1p(materialCharacters),
    total === 0 ? 0 : materialCharacters / total,
    log1p(countParts(instruction)),
    features.hasCode ? 1 : 0,
    features.hasMath ? 1 : 0,
    log1p(features.inputTokens),
    features.language === 'en' || features.language === 'und' ? 0 : 1,
  ]);
}

const allLinks =
  /(?<![\p{L}])(?:then|also|finally|dann|außerdem|depois|também|luego|también|puis|ensuite|poi|inoltre)(?![\p{L}])/giu;
const asciiLinks = asciiTwin(allLinks);

/** Words; of scripts without spaces every two characters count as one. */
function countWords(instruction: string): number {
  if (isAscii(instruction)) return instruction.match(/[A-Za-z0-9]+/g)?.length ?? 0;
  const unspaced = instruction.match(/[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]/g)?.length ?? 0;
  return (instruction.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) + Math.floor(unspaced / 2);
}

/** Questions, sentences, list items and "and then" beyond the first. */
function countParts(instruction: string): number {
  const marks = instruction.match(/[.!?;。！？](?=\s|$)|[。！？]|^\s{0,8}(?:[-*•]|\d{1,2}[.)])\s/gm)?.length ?? 0;
  const links = instruction.match(isAscii(instruction) ? asciiLinks : allLinks);
  return Math.max(0, marks - 1) + (links?.length ?? 0);
}

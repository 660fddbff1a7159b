import type { Features } from '../domain/features';
import { cueFeatures, cueNames } from '../features/cue-features';
import { isAscii } from '../features/is-ascii';
import { log1p } from '../sim/deterministic-math';
import type { SemanticReading } from './semantic-index';
import { taskText } from './task-text';

const shapeNames = [
  'clauses',
  'numbers',
  'acronyms',
  'symbols',
  'word length',
  'long words',
  'task words',
  'material',
  'lower-case start',
] as const;

/** The names of the numbers that need no encoder, in order; the `text` weights of the router model go by them. */
export const textFeatureNames: readonly string[] = [...cueNames, ...shapeNames];

/** The names of all `complexityFeatures`, in order; the `embedding` weights go by them. */
export const complexityFeatureNames: readonly string[] = [
  ...textFeatureNames,
  'prior score',
  'semantic margin',
  'nearest margin',
];

const longWord = 9;
/** Words, numbers, acronyms, signs, a start in lower case; and the same of ASCII texts, whose mathematical signs are + < = > | ~. */
const shapes = [
  /[\p{L}\p{M}]+/gu,
  /\p{Nd}+/gu,
  /(?<![\p{L}\p{Nd}])(?:\p{Lu}{2,}\p{Nd}*|\p{Lu}+\p{Nd}+)(?![\p{L}\p{Nd}])/gu,
  /\p{Sm}|[\u0370-\u03ff{}[\]^%°&*`]/gu,
  /^\p{Ll}/u,
] as const;
const asciiShapes = [
  /[A-Za-z]+/g,
  /\d+/g,
  /(?<![A-Za-z\d])(?:[A-Z]{2,}\d*|[A-Z]+\d+)(?![A-Za-z\d])/g,
  /[+<=>|~{}[\]^%&*`]/g,
  /^[a-z]/,
] as const;

/**
 * What the complexity index is computed from, in training and in use alike: hints and shape of the instruction, then
 * the prior's score and the semantic margin (0 without a reading). Counts are log(1 + n).
 */
export function complexityFeatures(
  text: string,
  features: Features,
  reading: SemanticReading | null,
  priorScore: number,
): Float64Array {
  if (last.text !== text || last.features !== features) last = { text, features, values: textValues(text, features) };
  const values = new Float64Array(complexityFeatureNames.length);
  values.set(last.values);
  values.set([priorScore, reading?.margin ?? 0, nearestMargin(reading)], textFeatureNames.length);
  return values;
}

interface TextValues {
  readonly text: string;
  readonly features: Features | null;
  readonly values: Float64Array;
}

/** The text that was read last: a prompt's index is worked out with its vector and without. */
let last: TextValues = { text: '', features: null, values: new Float64Array() };

function textValues(text: string, features: Features): Float64Array {
  return Float64Array.from([...cueFeatures(text, features), ...shapeOf(taskText(text), text)]);
}

/** How densely an instruction is written: hard requests pack more parts, figures and terms into it. */
function shapeOf(instruction: string, text: string): readonly number[] {
  const [wordRuns, numbers, acronyms, signs, smallStart] = isAscii(instruction) ? asciiShapes : shapes;
  const words = instruction.match(wordRuns) ?? [];
  const count = Math.max(1, words.length);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  return [
    logCount(instruction, /[,;:(—，；：、（،]/g),
    logCount(instruction, numbers),
    logCount(instruction, acronyms),
    logCount(instruction, signs),
    letters / count,
    words.filter((word) => word.length >= longWord).length / count,
    log1p(instruction.length),
    log1p(Math.max(0, text.trim().length - instruction.length)),
    smallStart.test(instruction) ? 1 : 0,
  ];
}

/** How much nearer the nearest cloud exemplar is than the nearest local one. */
function nearestMargin(reading: SemanticReading | null): number {
  const [cloud] = reading?.nearest.cloud ?? [];
  const [local] = reading?.nearest.local ?? [];
  return (cloud?.cosine ?? 0) - (local?.cosine ?? 0);
}

function logCount(text: string, pattern: RegExp): number {
  return log1p(text.match(pattern)?.length ?? 0);
}

import type { Features } from '../domain/features';
import { cueFeatures, cueNames } from '../features/cue-features';
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
  const cues = cueFeatures(text, features);
  const values = new Float64Array(complexityFeatureNames.length);
  values.set(cues);
  values.set(shapeOf(taskText(text), text), cues.length);
  values.set([priorScore, reading?.margin ?? 0, nearestMargin(reading)], textFeatureNames.length);
  return values;
}

/** How densely an instruction is written: hard requests pack more parts, figures and terms into it. */
function shapeOf(instruction: string, text: string): readonly number[] {
  const words = instruction.match(/[\p{L}\p{M}]+/gu) ?? [];
  const count = Math.max(1, words.length);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  return [
    logCount(instruction, /[,;:(—，；：、（،]/g),
    logCount(instruction, /\p{Nd}+/gu),
    logCount(instruction, /(?<![\p{L}\p{Nd}])(?:\p{Lu}{2,}\p{Nd}*|\p{Lu}+\p{Nd}+)(?![\p{L}\p{Nd}])/gu),
    logCount(instruction, /\p{Sm}|[\u0370-\u03ff{}[\]^%°&*`]/gu),
    letters / count,
    words.filter((word) => word.length >= longWord).length / count,
    log1p(instruction.length),
    log1p(Math.max(0, text.trim().length - instruction.length)),
    /^\p{Ll}/u.test(instruction) ? 1 : 0,
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

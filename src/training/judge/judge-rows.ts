import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { RandomStreams } from '../../core/sim/rng';
import { loadOutcomes } from '../routing/load-outcomes';
import { outcomeFamily } from './outcome-family';
import { isBrokenRecord, isSmallModel } from './small-model';

/** One prompt that the judge's prior is fitted on. */
export interface JudgeRow {
  readonly text: string;
  readonly family: string;
  /** Share of the small models that failed, 0..1. */
  readonly target: number;
  readonly weight: number;
  /** Scores of the file's default pair, for figures; null for an anchor. */
  readonly pair: { readonly weak: number; readonly strong: number } | null;
  /** Every model's score, broken records left out. */
  readonly scores: Readonly<Record<string, number>>;
}

/** What may train shipped weights (licences: MODEL.md and the data folder's README). */
const files = ['mmlu_pro', 'zeroeval', 'llmrouter_9llm'] as const;
/** A family of more rows weighs as much as so many. */
const familyRows = 600;
const anchors = { count: 900, failure: 0.1 } as const;

/** Recorded outcomes with the failure rate of small models, and assistant commands that are assumed to be easy. */
export function judgeRows(data: string): readonly JudgeRow[] {
  const recorded = files.flatMap((file) =>
    loadOutcomes(join(data, 'outcomes', `${file}.jsonl.gz`), null).flatMap((row) => {
      const scores = Object.fromEntries(
        Object.entries(row.scores).filter(([name]) => !isBrokenRecord(name, row.subject)),
      );
      const small = Object.entries(scores).flatMap(([name, score]) => (isSmallModel(name) ? [score] : []));
      if (small.length === 0) return [];
      const target = 1 - small.reduce((sum, score) => sum + score, 0) / small.length;
      const { weak, strong, prompt: text } = row;
      return [{ text, family: outcomeFamily(file, row.subject), target, pair: { weak, strong }, scores }];
    }),
  );
  const sizes = new Map<string, number>();
  for (const { family } of recorded) sizes.set(family, (sizes.get(family) ?? 0) + 1);
  return [
    ...recorded.map((row) => ({ ...row, weight: Math.min(1, familyRows / (sizes.get(row.family) ?? 1)) })),
    ...commandTexts(data).map((text) => ({
      text,
      family: 'assistant commands',
      target: anchors.failure,
      weight: familyRows / anchors.count,
      pair: null,
      scores: {},
    })),
  ];
}

const intentSchema = v.object({ text: v.string(), dataset: v.string(), split: v.string() });

/** Commands of HWU64 (CC BY 4.0) and SNIPS (CC0), drawn once and for all. */
function commandTexts(data: string): readonly string[] {
  const file = join(data, 'corpora', 'intent_banking_hwu_snips_atis.jsonl.gz');
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  const texts = lines.flatMap((line) => {
    const { text, dataset, split } = v.parse(intentSchema, JSON.parse(line));
    return split === 'train' && (dataset === 'HWU64' || dataset === 'SNIPS') ? [text] : [];
  });
  const stream = new RandomStreams(1).stream('judge/anchors');
  return texts
    .map((text) => ({ text, key: stream.uniform() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, anchors.count)
    .map(({ text }) => text);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { defaultPolicy } from '../../catalog/default-policy';
import { RandomStreams } from '../../core/sim/rng';
import ownPrompts from '../own-prompts.json';

const seedTask = v.object({ text_a: v.string() });
/** Questions and tasks among the embedder's pairs; as many of each are drawn. */
const pairSources = ['medquad', 'gsm8k_train', 'algorithms', 'tldr', 'intent_hwu64'];
const eachSource = 2000;

/**
 * Prompts of all kinds, without outcomes, on which one score is carried over to another encoder's vectors: tasks of the
 * self-instruct seed (Apache-2.0), clusters' utterances, own prompts, and some of the embedder's own pairs. Exams alone would
 * carry over badly to open questions.
 */
export function carryTexts(data: string): readonly string[] {
  return [
    ...linesOf(join(data, 'corpora', 'self_instruct_seed.jsonl.gz')).map(
      (line) => v.parse(seedTask, JSON.parse(line)).text_a,
    ),
    ...defaultPolicy.semantic.clusters.flatMap((cluster) => cluster.utterances),
    ...ownPrompts.map(({ text }) => text),
    ...pairTexts(join(data, 'corpora', 'embed_pairs.tsv.gz')),
  ];
}

function pairTexts(file: string): readonly string[] {
  const bySource = new Map(pairSources.map((source): [string, string[]] => [source, []]));
  for (const line of linesOf(file)) {
    const [source, text] = line.split('\t');
    if (text !== undefined) bySource.get(source ?? '')?.push(text);
  }
  return pairSources.flatMap((source) => {
    const stream = new RandomStreams(1).stream(`judge/carry/${source}`);
    return (bySource.get(source) ?? [])
      .map((text) => ({ text, key: stream.uniform() }))
      .sort((a, b) => a.key - b.key)
      .slice(0, eachSource)
      .map(({ text }) => text);
  });
}

function linesOf(file: string): readonly string[] {
  return gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
}

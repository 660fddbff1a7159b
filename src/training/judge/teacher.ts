import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { createEmbedder } from '../../live/embedder';
import { judgeFeatures } from './judge-features';

const schema = v.object({ w: v.pipe(v.array(v.number()), v.length(283)), bias: v.number() });

/**
 * Scores of texts by the experiment's prior (MODEL.md: fitted on 18 families of outcomes with its own encoder); null where
 * its folder is not given. It carries what was learned from families whose rows are not handed out.
 */
export async function teacherScores(folder: string, texts: readonly string[]): Promise<readonly number[] | null> {
  const file = join(folder, 'judge-prior.json');
  if (!existsSync(file)) return null;
  const { w, bias } = v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
  const sources = { modelsUrl: `${folder}/`, model: 'router-embed-16k-256', wasmUrl: null, stallMs: 30_000 };
  const embedder = createEmbedder(sources);
  const loaded = await embedder.load(() => undefined);
  if (!loaded.ok) throw new Error(loaded.failure.message);
  const embedded = await embedder.embed(texts);
  if (!embedded.ok) throw new Error(embedded.failure.message);
  const vectors = new Map(embedded.value.map((one, k) => [texts[k] ?? '', one]));
  return judgeFeatures(texts, vectors).map((row) => row.reduce((sum, value, k) => sum + value * (w[k] ?? 0), bias));
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { defaultPolicy } from '../../catalog/default-policy';
import { samples } from '../../catalog/samples';
import ownPrompts from '../own-prompts.json';
import { dataFolder } from './data-folder';
import { loadOutcomes } from './load-outcomes';
import { ShingleFilter } from './shingle-filter';
import { sampledShingles, shingleHashes } from './shingles';
import { trainedShinglesFile } from './trained-shingles';

const filterBytes = 1_000_000;
const outcomeFiles = ['mmlu_pro', 'zeroeval', 'llmrouter_9llm'];

/**
 * Writes the shingles of all training rows: `npm run fit:shingles -- --data FOLDER`. Rows that look like prompts
 * have enough shingles kept to know a short one again; the embedder's other pairs one in twelve.
 */
export async function main(args: readonly string[]): Promise<void> {
  const data = dataFolder(args);
  const filter = new ShingleFilter(new Uint8Array(filterBytes));
  const counts: Record<string, number> = {};
  const take = (name: string, texts: Iterable<string>, fallback: boolean): void => {
    let rows = 0;
    for (const text of texts) {
      for (const hash of sampledShingles(shingleHashes(text), fallback)) filter.add(hash);
      rows += 1;
    }
    counts[name] = rows;
  };
  for (const name of outcomeFiles) {
    const rows = loadOutcomes(join(data, 'outcomes', `${name}.jsonl.gz`), null);
    take(
      name,
      rows.map((row) => row.prompt),
      true,
    );
  }
  take(
    'own prompts',
    ownPrompts.map(({ text }) => text),
    true,
  );
  take(
    'cluster utterances',
    defaultPolicy.semantic.clusters.flatMap((cluster) => cluster.utterances),
    true,
  );
  take(
    'samples, tuning half',
    samples.filter(({ split }) => split === 'tune').map(({ text }) => text),
    true,
  );
  const pairs = join(data, 'corpora', 'embed_pairs.tsv.gz');
  take('embedder pairs that look like prompts', pairTexts(pairs, true), true);
  take('other embedder pairs', pairTexts(pairs, false), false);
  writeFileSync(trainedShinglesFile, filter.bytes);
  const provenance = {
    command: 'npm run fit:shingles -- --data ../shared/data',
    what: 'Bloom filter over hashed 8-word shingles of the training rows, no text can be read back',
    rows: counts,
    density: Number(filter.density.toFixed(4)),
  };
  writeFileSync(trainedShinglesFile.replace(/\.bin$/, '.json'), `${JSON.stringify(provenance, null, 2)}\n`);
  console.log(JSON.stringify(provenance, null, 2));
}

/** Sources whose rows are questions or tasks. */
const promptSources = ['gsm8k_train', 'medquad', 'algorithms'];

function* pairTexts(file: string, promptLike: boolean): Generator<string> {
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    const [source, a, b] = line.split('\t');
    if (promptSources.includes(source ?? '') !== promptLike) continue;
    if (a !== undefined) yield a;
    if (b !== undefined) yield b;
  }
}

import { readdirSync, statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { quantile } from '../../core/stats/quantile';
import { shippedEncoder } from '../../testing/shipped-encoder';
import { twentyWordTexts } from '../bench-prompts';
import { dataFolder } from '../routing/data-folder';
import { appEncoder } from './app-encoder';
import { embeddingFigures, lengthFigures } from './embedding-figures';
import type { NamedFigure } from './embedding-figures';
import { hashedNgrams } from './hashed-ngrams';
import { backgroundTexts, testSets } from './test-sets';
import type { TextEncoder } from './text-encoder';

const background = { texts: 60_000, characters: 400 };
const batches = 5;

/** Prints how good and how fast the shipped encoder is, beside hashed n-grams: `npm run bench:embed -- --data FOLDER`. */
export async function main(args: readonly string[]): Promise<void> {
  const data = dataFolder(args);
  const sets = testSets(data);
  const encoder = await appEncoder();
  const { model, tokenizer } = sizes();
  console.log(`${encoder.name}: graph ${model} MB, tokenizer ${tokenizer} MB. 95 % percentile bootstrap intervals`);
  print(encoder.name, await embeddingFigures(encoder, sets));
  const baseline = hashedNgrams(backgroundTexts(data, background.texts, background.characters));
  print(`${baseline.name} (no download)`, await embeddingFigures(baseline, sets));
  print('text length alone', lengthFigures(sets));
  console.log('');
  const [cpu] = cpus();
  console.log(`Node ${process.version}, ${cpus().length} x ${cpu?.model.trim() ?? 'unknown CPU'}`);
  console.log(
    `load average ${loadavg()[0]?.toFixed(1)}; ms a prompt of 20 words, one by one, median of ${batches} batches`,
  );
  for (const one of [encoder, baseline]) console.log(`${one.name.padEnd(56)} ${(await msPerPrompt(one)).toFixed(4)}`);
}

function sizes(): { model: string; tokenizer: string } {
  const folder = join(shippedEncoder.modelsUrl, shippedEncoder.model);
  const bytes = (...path: readonly string[]): number => statSync(join(folder, ...path)).size;
  const graph = readdirSync(join(folder, 'onnx')).reduce((sum, file) => sum + bytes('onnx', file), 0);
  return { model: (graph / 1e6).toFixed(2), tokenizer: (bytes('tokenizer.json') / 1e6).toFixed(2) };
}

function print(name: string, figures: readonly NamedFigure[]): void {
  console.log('');
  console.log(name);
  for (const { name: what, figure } of figures) {
    const [value, low, high] = [figure.value, figure.low, figure.high].map((share) => share.toFixed(3));
    console.log(`  ${what.padEnd(44)} ${value} [${low}, ${high}]  n = ${figure.n}`);
  }
}

async function msPerPrompt(encoder: TextEncoder): Promise<number> {
  const texts = twentyWordTexts();
  const runs: number[] = [];
  for (let batch = 0; batch <= batches; batch += 1) {
    const start = performance.now();
    for (const text of texts) await encoder.encode([text]);
    if (batch > 0) runs.push((performance.now() - start) / texts.length);
  }
  return (
    quantile(
      runs.sort((a, b) => a - b),
      0.5,
    ) ?? NaN
  );
}

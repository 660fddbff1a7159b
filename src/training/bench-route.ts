import { cpus, loadavg } from 'node:os';
import { catalog } from '../catalog/catalog';
import { samples } from '../catalog/samples';
import type { Prompt } from '../core/domain/prompt';
import type { EmbeddedText } from '../core/effects';
import { extractFeatures } from '../core/features/extract-features';
import { featuresOf } from '../core/features/features-of';
import type { FlightContext } from '../core/flight-context';
import { complexityReading } from '../core/pillars/complexity-reading';
import { judgeSurrogate } from '../core/pillars/judge-surrogate';
import { rulesVerdict } from '../core/pillars/rules';
import { semanticVerdict } from '../core/pillars/semantic';
import { quantile } from '../core/stats/quantile';
import { createEmbedder } from '../live/embedder';
import type { Embedder } from '../live/embedder';
import { shippedEncoder } from '../testing/shipped-encoder';
import { benchPrompts, twentyWordTexts } from './bench-prompts';
import { decideOnDemand } from './decide-on-demand';
import { embedAll } from './embed-all';
import { shippedRouter } from './shipped-router';

const batches = 5;
const bulk = 32;

/** Prints what routing costs in Node, in ms a prompt: `npm run bench:route`. */
export async function main(): Promise<void> {
  const [cpu] = cpus();
  console.log(`Node ${process.version}, ${cpus().length} x ${cpu?.model.trim() ?? 'unknown CPU'}, ${process.platform}`);
  console.log(`load average ${loadavg()[0]?.toFixed(1)} over ${cpus().length} cores`);
  console.log(`${benchPrompts().length} prompts a batch, median of ${batches} batches after one to warm up`);
  console.log('');
  const embedder = createEmbedder(shippedEncoder);
  const loaded = await embedder.load(() => undefined);
  if (!loaded.ok) throw new Error(loaded.failure.message);
  const { clusters } = catalog.defaultPolicy.semantic;
  const texts = [...clusters.flatMap((cluster) => cluster.utterances), ...samples.map((sample) => sample.text)];
  const vectors = await embedAll(texts);
  const context = shippedRouter(vectors);

  await benchPillars(context, vectors);
  await benchEncoder(embedder, context);
  await benchDecisions(embedder, context);
}

async function benchPillars(context: FlightContext, vectors: ReadonlyMap<string, EmbeddedText>): Promise<void> {
  const { policy, model, semanticIndex } = context;
  if (semanticIndex === null) throw new Error('there is no index');
  const candidates = (): readonly string[] => [];
  // A copy of the vector: readings are remembered by it.
  const vectorOf = (prompt: Prompt): EmbeddedText => {
    const known = vectors.get(prompt.text);
    if (known === undefined) throw new Error(`no vector for ${prompt.id}`);
    return { ...known, vector: known.vector.slice() };
  };
  const pillars: readonly (readonly [string, number | null, (prompt: Prompt, embedded: EmbeddedText) => unknown])[] = [
    ['features: tokens, language, personal data', null, (prompt) => extractFeatures(prompt)],
    ['1 rules', 0.05, (prompt) => rulesVerdict(prompt, featuresOf(prompt), policy)],
    [
      '2 semantic: margin and verdict',
      null,
      (prompt, embedded) =>
        semanticVerdict(
          prompt,
          { embedded, index: semanticIndex, curve: model.semantic, uncalibrated: null },
          policy.policy.semantic,
          candidates,
        ),
    ],
    [
      'complexity index, margin included',
      null,
      (prompt, embedded) => complexityReading(model, prompt, featuresOf(prompt), embedded, semanticIndex),
    ],
    ['3 judge (surrogate)', null, (prompt, embedded) => judgeSurrogate(model, prompt, embedded)],
  ];
  for (const [name, aimMs, ask] of pillars) {
    const runs = await timedBatches(() => {
      const prompts = benchPrompts().map((prompt) => ({ prompt, embedded: vectorOf(prompt) }));
      for (const { prompt } of prompts) featuresOf(prompt);
      return () => {
        for (const { prompt, embedded } of prompts) ask(prompt, embedded);
      };
    });
    report(name, runs, aimMs);
  }
}

async function benchEncoder(embedder: Embedder, context: FlightContext): Promise<void> {
  const texts = twentyWordTexts();
  const { semanticIndex } = context;
  const embed = async (some: readonly string[]): Promise<void> => {
    const embedded = await embedder.embed(some);
    if (!embedded.ok) throw new Error(embedded.failure.message);
    for (const { vector } of embedded.value) semanticIndex?.score(vector);
  };
  const one = await timedBatches(() => async () => {
    for (const text of texts) await embed([text]);
  });
  report('tokenizer + embedding + margin, 20 words, one by one', one, 3);
  const many = await timedBatches(() => async () => {
    for (let start = 0; start < texts.length; start += bulk) await embed(texts.slice(start, start + bulk));
  });
  report(`tokenizer + embedding + margin, 20 words, by ${bulk}`, many, 3);
}

async function benchDecisions(embedder: Embedder, context: FlightContext): Promise<void> {
  const times: number[] = [];
  const runs = await timedBatches(() => {
    const prompts = benchPrompts();
    times.length = 0;
    return async () => {
      for (const prompt of prompts) {
        const start = performance.now();
        await decideOnDemand(prompt, context, embedder);
        times.push(performance.now() - start);
      }
    };
  });
  const sorted = times.sort((a, b) => a - b);
  const at = (q: number): string => (quantile(sorted, q) ?? 0).toFixed(3);
  console.log('');
  console.log(`whole decision, encoder included: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)} ms (aim 10 at p99)`);
  console.log(`prompts a second, one by one: ${Math.round(1000 / (medianOf(runs) / 1000))} (aim 500)`);
}

/** Times in ms of whole batches; `prepare` makes fresh input outside the measured time. */
async function timedBatches(prepare: () => () => void | Promise<void>): Promise<readonly number[]> {
  const runs: number[] = [];
  for (let batch = 0; batch <= batches; batch += 1) {
    const work = prepare();
    const start = performance.now();
    await work();
    if (batch > 0) runs.push(performance.now() - start);
  }
  return runs;
}

function medianOf(runs: readonly number[]): number {
  return (
    quantile(
      [...runs].sort((a, b) => a - b),
      0.5,
    ) ?? 0
  );
}

function report(name: string, runs: readonly number[], aimMs: number | null): void {
  const each = (medianOf(runs) / 1000).toFixed(4);
  console.log(`${name.padEnd(56)} ${each.padStart(8)} ms a prompt${aimMs === null ? '' : ` (aim ${aimMs})`}`);
}

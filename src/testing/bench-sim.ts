import { cpus } from 'node:os';
import { catalog } from '../catalog/catalog';
import { samples } from '../catalog/samples';
import { compilePolicy } from '../core/compiled-policy';
import type { Prompt } from '../core/domain/prompt';
import { steadyScenario } from '../core/domain/scenario';
import { quantile } from '../core/stats/quantile';
import { PromptShortener } from '../engine/encoder/prompt-shortener';
import { SemanticIndexes } from '../engine/encoder/semantic-indexes';
import { SessionRun } from '../engine/session/session-run';
import { TextVectors } from '../engine/encoder/text-vectors';
import { createEmbedder } from '../live/embedder';
import { benchSlices } from './bench-slices';
import { shippedEncoder } from './shipped-encoder';
import { simulateQueue } from './simulate-queue';

const signal = new AbortController().signal;
const mebibyte = 1024 * 1024;
/** As the engine makes prompts: one for all that have none. */
const metadata = {};
/** Reading more would take longer than anybody waits. */
const mostRead = 100_000;

/**
 * Prints how fast the simulation is: the bare kernel, then whole flights of the default policy with the shipped encoder, whose
 * vectors are known, then every call that reads a session, in slices. Times are the wall's; beside them stands the processor's,
 * which other work on the machine does not lengthen. Arguments: counts of requests; 100000 and 1000000 where none is given.
 */
export async function main(counts: readonly string[]): Promise<void> {
  print(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`);
  const queueMs = time(() => simulateQueue({ servers: 4, load: 0.9, customers: 1_000_000, seed: 1 }));
  print(`kernel: 2,000,000 events of an M/M/4 queue in ${queueMs.toFixed(0)} ms, ${rate(2_000_000, queueMs)} events/s`);
  const vectors = new TextVectors(createEmbedder(shippedEncoder), () => undefined);
  await vectors.load();
  for (const { text } of samples) await vectors.one(text);
  for (const count of counts.length === 0 ? ['100000', '1000000'] : counts) {
    await fly(Number(count), vectors);
    if (Number(count) <= mostRead) await benchSlices(Number(count));
  }
}

async function fly(count: number, vectors: TextVectors): Promise<void> {
  const policy = compilePolicy(catalog.defaultPolicy, catalog.endpoints);
  if (!policy.ok) throw new Error(policy.failure.message);
  const semanticIndex = await new SemanticIndexes(vectors).of(policy.value.policy.semantic, signal);
  const before = memoryMebibytes();
  const prompts = promptsOf(count);
  for (const which of ['first flight', 'flown again']) {
    const now = (): number => performance.now();
    const basis = {
      seed: 42,
      policy: policy.value,
      semanticIndex,
      embedder: 'ready',
      scenario: steadyScenario,
    } as const;
    const run = new SessionRun(basis, {
      catalog,
      vectors,
      shortener: new PromptShortener(vectors, now),
      now,
      listener: () => null,
    });
    const slices: number[] = [];
    const startMs = now();
    const startCpuMs = processorMs();
    let sliceStartMs = startMs;
    await run.fly(prompts, signal, () => {
      slices.push(now() - sliceStartMs);
      // The host's own time between two slices is not the slice's.
      queueMicrotask(() => (sliceStartMs = now()));
    });
    const tookMs = now() - startMs;
    const cpuMs = processorMs() - startCpuMs;
    slices.sort((a, b) => a - b);
    const at = (p: number): string => (quantile(slices, p) ?? 0).toFixed(2);
    print(
      `${count.toLocaleString('en')} requests, ${which}: ${(tookMs / 1000).toFixed(2)} s, ${rate(count, tookMs)} requests/s, ` +
        `${rate(run.sim.events, tookMs)} events/s, processor ${(cpuMs / 1000).toFixed(2)} s; slices p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, ` +
        `longest ${at(1)} ms (n = ${slices.length}); memory with its prompts ${(memoryMebibytes() - before).toFixed(0)} MiB; ${run.hash}`,
    );
  }
}

/** The samples over and over, each time as new requests. */
function promptsOf(count: number): readonly Prompt[] {
  return Array.from({ length: count }, (_, k): Prompt => {
    const { text, label } = samples[k % samples.length] ?? { text: '' };
    return { id: `b${k}`, text, metadata, origin: 'imported', ...(label === undefined ? {} : { label }) };
  });
}

function memoryMebibytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / mebibyte;
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function time(run: () => unknown): number {
  const startMs = performance.now();
  run();
  return performance.now() - startMs;
}

function rate(count: number, milliseconds: number): string {
  return Math.round((1000 * count) / milliseconds).toLocaleString('en');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

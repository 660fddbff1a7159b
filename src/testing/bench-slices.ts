import { catalog } from '../catalog/catalog';
import { samples } from '../catalog/samples';
import { quantile } from '../core/stats/quantile';
import { createHandlers } from '../engine/create-handlers';
import type { EngineHandlers } from '../engine/engine-host';
import type { PromptDraft } from '../engine/protocol';
import { createEmbedder } from '../live/embedder';
import { shippedEncoder } from './shipped-encoder';

const { signal } = new AbortController();
/** Shorter turns of the event loop are between slices, not slices. */
const leastMs = 0.5;

/** So many prompts one call takes. */
const mostAtOnce = 20_000;

/**
 * Prints, for every long call of the engine, how long it takes and how long the slices are in which it holds the worker:
 * everything between two turns of the event loop counts, the garbage collector's pauses too, by the lesser of the wall's clock and the
 * processor's.
 */
export async function benchSlices(count: number): Promise<void> {
  const voice = { push: () => undefined, journal: () => undefined };
  const now = (): number => performance.now();
  const engine = createHandlers({ catalog, embedder: createEmbedder(shippedEncoder), now, voice });
  await engine['session-start']({ seed: 42, policy: null, source: 'samples' }, signal);
  const drafts = Array.from({ length: count }, (_, k): PromptDraft => {
    const { text, label } = samples[k % samples.length] ?? { text: '' };
    return { text, ...(label === undefined ? {} : { label }) };
  });
  print(`${count.toLocaleString('en')} requests, slices of the engine's calls`);
  for (let from = 0; from < count; from += mostAtOnce)
    await measured(`route, from ${from}`, () =>
      engine.route({ drafts: drafts.slice(from, from + mostAtOnce) }, signal),
    );
  for (const [name, call] of callsOf(engine)) await measured(name, call);
}

function callsOf(engine: EngineHandlers): readonly (readonly [string, () => unknown])[] {
  const { defaultPolicy } = catalog;
  const complexity = { ...defaultPolicy.complexity, edgeThreshold: 60 };
  const policy = { ...defaultPolicy, complexity };
  const query = { search: '', tier: null, decidedBy: null, only: null, half: null, sort: 'newest' } as const;
  return [
    ['policy-preview', () => engine['policy-preview']({ from: defaultPolicy, to: policy }, signal)],
    ['policy-apply', () => engine['policy-apply']({ policy }, signal)],
    ['telemetry-read', () => engine['telemetry-read']({ half: null }, signal)],
    ['frontier-read', () => engine['frontier-read']({ half: null }, signal)],
    ['comparison-read', () => engine['comparison-read']({ half: null }, signal)],
    ['series-read', () => engine['series-read'](null, signal)],
    ['breakdown-read by topic', () => engine['breakdown-read']({ by: 'topic' }, signal)],
    ['breakdown-read by rule', () => engine['breakdown-read']({ by: 'rule' }, signal)],
    ['log-count', () => engine['log-count']({ query: { ...query, search: 'proof' } }, signal)],
    ['log-rows by cost', () => engine['log-rows']({ query: { ...query, sort: 'cost' }, offset: 0, limit: 50 }, signal)],
    ['export-csv', () => engine['export-csv']({ withPrompts: true }, signal)],
    ['optimize', () => engine.optimize({}, signal)],
  ];
}

async function measured(name: string, call: () => unknown): Promise<void> {
  const slices: number[] = [];
  let since = clocks();
  const turn = (): void => {
    const now = clocks();
    // Other work on the machine lengthens a slice by the wall, the collector's and the compiler's own threads by the processor: it
    // took no longer than the lesser of both.
    const tookMs = Math.min(now.wallMs - since.wallMs, now.processorMs - since.processorMs);
    if (tookMs >= leastMs) slices.push(tookMs);
    since = clocks();
    if (!isOver) setImmediate(turn);
  };
  let isOver = false;
  setImmediate(turn);
  const startMs = performance.now();
  try {
    await call();
  } finally {
    isOver = true;
  }
  turn();
  slices.sort((a, b) => a - b);
  const at = (p: number): string => (quantile(slices, p) ?? 0).toFixed(1);
  const over = slices.filter((tookMs) => tookMs > 8).length;
  print(
    `  ${name}: ${(performance.now() - startMs).toFixed(0)} ms; p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, ` +
      `longest ${at(1)} ms (n = ${slices.length}, ${over} over 8 ms)`,
  );
}

function clocks(): { readonly wallMs: number; readonly processorMs: number } {
  const { user, system } = process.cpuUsage();
  return { wallMs: performance.now(), processorMs: (user + system) / 1000 };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

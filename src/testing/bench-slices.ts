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
 * everything between two turns of the event loop counts, the garbage collector's pauses too.
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
  const wall = new Turns(() => performance.now());
  // A busy machine lengthens a slice on the wall's clock; its processor time stays.
  const processor = new Turns(() => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  });
  let isOver = false;
  const turn = (): void => {
    wall.end();
    processor.end();
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const startMs = performance.now();
  try {
    await call();
  } finally {
    isOver = true;
  }
  turn();
  print(
    `  ${name}: ${(performance.now() - startMs).toFixed(0)} ms; wall ${wall.told()}; processor ${processor.told()}`,
  );
}

/** Turns of the event loop by one clock. */
class Turns {
  readonly #now: () => number;
  readonly #slices: number[] = [];
  #sinceMs: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#sinceMs = now();
  }

  end(): void {
    const now = this.#now();
    if (now - this.#sinceMs >= leastMs) this.#slices.push(now - this.#sinceMs);
    this.#sinceMs = now;
  }

  told(): string {
    this.#slices.sort((a, b) => a - b);
    const at = (p: number): string => (quantile(this.#slices, p) ?? 0).toFixed(1);
    return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)} ms (n = ${this.#slices.length})`;
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

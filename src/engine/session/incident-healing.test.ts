import { beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../catalog/catalog';
import type { Policy } from '../../core/domain/policy';
import { steadyScenario } from '../../core/domain/scenario';
import type { Incident } from '../../core/domain/scenario';
import { createEmbedder } from '../../live/embedder';
import { shippedEncoder } from '../../testing/shipped-encoder';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const target = 'anthropic-claude-sonnet-4.6';
const from = { unit: 'request', value: 200 } as const;
const hundred = { target, from, to: { unit: 'request', value: 300 } } as const;
/** Requests after an incident's end by which the arm has its place back. */
const backAfter = 150;
const rows = 900;

const brownOut: readonly Incident[] = [
  { ...hundred, id: 'slow', kind: 'latency', factor: 4, jitter: 0.5 },
  { ...hundred, id: 'errors', kind: 'errors', share: 0.2 },
];
const outage: readonly Incident[] = [{ ...hundred, id: 'down', kind: 'outage', flapping: null }];
const broken: readonly Incident[] = [{ ...hundred, id: 'broken', kind: 'quality', loss: 0.9 }];

const engine = openEngine({ embedder: createEmbedder(shippedEncoder) });

async function start(seed: number, bandit: Partial<Policy['bandit']>): Promise<void> {
  const { defaultPolicy } = catalog;
  const policy = { ...defaultPolicy, bandit: { ...defaultPolicy.bandit, ...bandit } };
  await engine['session-start']({ seed, policy, source: 'samples' }, quiet);
  const drafts = await Promise.all(
    Array.from({ length: 300 }, async (_, index) => engine['sample-draw']({ index }, quiet)),
  );
  for (let routed = 300; routed < rows; routed += 300) await engine.route({ drafts }, quiet);
}

/** How many of the session's rows the target answers, from one row to another, under incidents. */
async function fly(incidents: readonly Incident[]): Promise<(first: number, last: number) => number> {
  await engine['scenario-apply']({ scenario: { ...steadyScenario, incidents: [...incidents] } }, quiet);
  const { csv } = await engine['export-csv']({ withPrompts: false }, quiet);
  const [head = '', ...lines] = csv.trim().split(/\r?\n/);
  const column = head.split(',').indexOf('endpoint');
  const answered = lines.map((line) => line.split(',')[column] === target);
  return (first, last) => answered.slice(first, last).filter(Boolean).length / (last - first);
}

beforeAll(async () => {
  await engine['embedder-load'](null, quiet);
});

describe('after an incident the leading arm has its share back', () => {
  it.each([
    [42, 'epsilon-greedy', 5],
    [7, 'epsilon-greedy', 5],
    [3, 'epsilon-greedy', 5],
    [42, 'ucb1', 5],
    [42, 'thompson', 5],
    [42, 'linucb', 5],
    [7, 'linucb', 5],
    [3, 'linucb', 5],
  ] as const)(
    'within 150 requests of its end (seed %d, %s, to %d points)',
    async (seed, algorithm, points) => {
      await start(seed, { algorithm });
      const calm = await fly([]);
      for (const incidents of [brownOut, outage, broken]) {
        const flown = await fly(incidents);
        expect(flown(220, 300)).toBeLessThan(0.75 * calm(220, 300));
        expect(flown(300 + backAfter, rows)).toBeGreaterThan(calm(300 + backAfter, rows) - points / 100);
      }
    },
    120_000,
  );
});

it.each([
  [42, 'epsilon-greedy'],
  [7, 'epsilon-greedy'],
  [7, 'linucb'],
  [3, 'linucb'],
] as const)(
  'an endpoint whose price doubles is left at once for its equal (seed %d, %s)',
  async (seed, algorithm) => {
    await start(seed, { algorithm });
    const calm = await fly([]);
    const dearer = await fly([{ ...hundred, id: 'dear', kind: 'price', factor: 2 }]);
    expect(calm(200, 300)).toBeGreaterThan(0.4);
    expect(dearer(200, 300)).toBeLessThan(0.1);
    expect(dearer(300, 400)).toBeGreaterThan(calm(300, 400) - 0.05);
    expect(dearer(450, rows)).toBeGreaterThan(calm(450, rows) - 0.05);
  },
  60_000,
);

it('the leading arm of a calm session stays the leading one', async () => {
  await start(42, {});
  const calm = await fly([]);
  expect(calm(600, 900)).toBeGreaterThan(calm(0, 300) - 0.05);
}, 60_000);

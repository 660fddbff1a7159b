import { beforeAll, expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { steadyScenario } from '../../core/domain/scenario';
import type { Policy } from '../../core/domain/policy';
import type { EngineHandlers } from '../engine-host';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const half = 'report' as const;
const { defaultPolicy } = catalog;
const edited: Policy = { ...defaultPolicy, complexity: { ...defaultPolicy.complexity, edgeThreshold: 30 } };

let engine: EngineHandlers;
beforeAll(async () => {
  engine = openEngine();
  await engine['session-start']({ seed: 42, policy: null, source: 'samples' }, quiet);
});

/** What each view says of three quantities; cost in USD per 1,000 requests, accuracy as a share. */
async function views() {
  const { headline } = await engine['session-state'](null, quiet);
  const tile = await engine['telemetry-read']({ half }, quiet);
  const plot = await engine['frontier-read']({ half }, quiet);
  const table = await engine['comparison-read']({ half }, quiet);
  const { csv } = await engine['export-csv']({ withPrompts: false }, quiet);
  const [head = [], ...lines] = csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  const cell = (line: readonly string[], name: string): string => line[head.indexOf(name)] ?? '';
  const reported = lines.filter((line) => cell(line, 'held_out') === 'true');
  const labelled = reported.filter((line) => cell(line, 'label') !== '');
  const strategy = (id: string) => table.strategies.find((one) => one.id === id)!;
  const meanOf = (name: string): number =>
    reported.reduce((sum, line) => sum + Number(cell(line, name)), 0) / reported.length;
  return {
    headline,
    answer: plot.answer,
    single: [plot.references.find(({ id }) => id === 'best-single')!, plot.current] as const,
    n: [counted(headline), tile.routed, plot.n, table.n, reported.length],
    allCloud: [
      tile.allCloudUsdPerThousandRequests!,
      plot.references.find(({ id }) => id === 'all-cloud')!.usdPerThousandRequests,
      strategy('monolithic-cloud').usdPerThousandRequests!,
      1000 * meanOf('all_cloud_usd'),
    ],
    cost: [
      tile.usdPerThousandRequests!,
      plot.current.usdPerThousandRequests,
      strategy('multi-tier').usdPerThousandRequests!,
      1000 * meanOf('cost_usd'),
    ],
    accuracy: [
      tile.accuracy.value!,
      plot.current.quality!,
      strategy('multi-tier').accuracy.value!,
      labelled.filter((line) => cell(line, 'acceptable') === 'true').length / labelled.length,
    ],
    change: strategy('multi-tier').changes!.accuracy!,
  };
}

/** 310 of "150 held-out samples and 160 own prompts · ...". */
function counted(headline: string): number {
  const what = headline.split(' · ')[0] ?? '';
  return (what.match(/\d+/g) ?? []).reduce((sum, count) => sum + Number(count), 0);
}

const points = (share: number): string =>
  Math.abs(share) < 0.0005 ? '0.0' : `${share < 0 ? '−' : '+'}${(100 * Math.abs(share)).toFixed(1)}`;

async function expectOneFigure(): Promise<void> {
  const { headline, answer, single, n, allCloud, cost, accuracy, change } = await views();
  expect(new Set(n)).toEqual(new Set([n[0]]));
  const spread = (figures: readonly number[]): number => Math.max(...figures) - Math.min(...figures);
  const spreads = { allCloud: spread(allCloud), cost: spread(cost), accuracy: spread(accuracy) };
  expect(Object.entries(spreads).filter(([, wide]) => !(wide < 1e-9))).toEqual([]);
  expect(headline).toContain(`$${cost[0]!.toFixed(2)} per 1k requests, all-cloud $${allCloud[0]!.toFixed(2)}`);
  expect(headline).toContain(`quality ${points(change.value)} pt [${points(change.low)}, ${points(change.high)}]`);
  const [alone, now] = single;
  const percent = 100 * (now.usdPerThousandRequests / alone.usdPerThousandRequests - 1);
  expect(answer).toContain(`cost ${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(0)} %`);
  expect(answer).toContain(`n = ${n[0]},`);
}

/** In calm, under each ready-made fault, and back. */
const presets = [null, ...catalog.scenarios.map(({ name }) => name), null];

test.each([
  ['as shipped', defaultPolicy],
  ['edited', edited],
  ['undone', defaultPolicy],
])(
  'tile, headline, plot, sentence, Compare and CSV name one cost, one n and one accuracy, in calm and under every fault: %s',
  async (_how, policy) => {
    await engine['policy-apply']({ policy }, quiet);
    for (const name of presets) {
      const { presets: aimed } = await engine['scenario-read'](null, quiet);
      const scenario = aimed.find((preset) => preset.name === name) ?? steadyScenario;
      await engine['scenario-apply']({ scenario }, quiet);
      await expectOneFigure();
    }
  },
  120_000,
);

test('they do so with own labels, after a refit, and after its undo', async () => {
  await engine['embedder-load'](null, quiet);
  const drafts = Array.from({ length: 160 }, (_, k) => {
    const isLegal = k % 2 === 0;
    const subject = isLegal ? 'contract clause liability lawyer court' : 'parcel order refund invoice shop';
    const text = `Please look at ${subject} number ${k} and say what the customer in town ${(k * 7) % 31} can do`;
    return { text, label: { need: isLegal ? 'local' : 'cloud', source: 'recorded-outcome' } as const };
  });
  await engine.route({ drafts }, quiet);
  await expectOneFigure();
  const { refit } = await engine.refit({}, quiet);
  const complexity = { ...defaultPolicy.complexity, refit: refit! };
  await engine['policy-apply']({ policy: { ...defaultPolicy, complexity } }, quiet);
  await expectOneFigure();
  const fault = {
    id: 'p',
    kind: 'price',
    target: 'cloud',
    from: { unit: 'request', value: 50 },
    to: null,
    factor: 2,
  } as const;
  await engine['scenario-apply']({ scenario: { ...steadyScenario, incidents: [fault] } }, quiet);
  await expectOneFigure();
  await engine['policy-apply']({ policy: defaultPolicy }, quiet);
  await expectOneFigure();
}, 120_000);

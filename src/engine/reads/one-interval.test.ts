import { expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;

/** "−8.7 pt [−13.3, −4.0]" of a sentence. */
const intervalIn = (text: string): string | undefined => /[+−]?[\d.]+ pt \[[+−\d., ]+\]/.exec(text)?.[0];
const points = (share: number): string =>
  `${share < 0 ? '−' : '+'}${(100 * Math.abs(share)).toFixed(1)}`.replace(/^[+−]0\.0$/, '0.0');

test('headline, what-if line, frontier, tile and comparison give one figure and one interval for one quantity', async () => {
  const engine = openEngine();
  const { headline } = await engine['session-start']({ seed: 42, policy: null, source: 'samples' }, quiet);
  const half = 'report' as const;
  const comparison = await engine['comparison-read']({ half }, quiet);
  const change = comparison.strategies.find(({ id }) => id === 'multi-tier')!.changes!.accuracy!;
  expect(intervalIn(headline)).toBe(`${points(change.value)} pt [${points(change.low)}, ${points(change.high)}]`);

  const from = catalog.defaultPolicy;
  const to = { ...from, complexity: { ...from.complexity, edgeThreshold: 30 } };
  const effect = await engine['policy-preview']({ from, to }, quiet);
  const read = async () => ({
    tile: (await engine['telemetry-read']({ half }, quiet)).accuracy,
    dot: (await engine['frontier-read']({ half }, quiet)).current,
  });
  const before = await read();
  await engine['policy-apply']({ policy: to }, quiet);
  const after = await read();
  for (const { tile, dot } of [before, after]) {
    expect([dot.quality, dot.qualityLow, dot.qualityHigh]).toEqual([tile.value, tile.low, tile.high]);
  }
  expect(effect.qualityChange!.value).toBeCloseTo(after.dot.quality! - before.dot.quality!, 9);
  expect(effect.costChange).toBeCloseTo(after.dot.usdPerThousandRequests / before.dot.usdPerThousandRequests - 1, 9);
});

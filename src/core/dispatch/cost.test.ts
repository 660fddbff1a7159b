import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costUsd } from './cost';
import type { TokenPrice } from '../domain/endpoint';

const price: TokenPrice = {
  kind: 'token',
  inputUsdPerMTok: 5,
  outputUsdPerMTok: 30,
  cacheReadUsdPerMTok: 0.5,
  cacheWriteUsdPerMTok: 6,
};
const count = fc.integer({ min: 0, max: 100_000 });
const tokens = fc
  .record({ fresh: count, cacheRead: count, cacheWrite: count, visible: count, reasoning: count })
  .map(({ fresh, ...rest }) => ({ ...rest, input: fresh + rest.cacheRead + rest.cacheWrite }));

test('every kind of token is billed once, at its own price', () => {
  const used = { input: 1_000_000, cacheRead: 400_000, cacheWrite: 100_000, visible: 50_000, reasoning: 50_000 };
  expect(costUsd(price, used)).toBeCloseTo(0.5 * 5 + 0.4 * 0.5 + 0.1 * 6 + 0.1 * 30, 9);
});

test('raising a price never lowers a bill', () => {
  const raise = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(tokens, raise, raise, (used, input, output) => {
      const dearer = {
        ...price,
        inputUsdPerMTok: price.inputUsdPerMTok + input,
        outputUsdPerMTok: price.outputUsdPerMTok + output,
      };
      return costUsd(dearer, used) >= costUsd(price, used);
    }),
  );
});

test('local hardware costs its share of the hour: 95 tokens at 95 tokens/s and 20 % utilisation are five seconds', () => {
  const local = { kind: 'capacity', usdPerHour: 0.36, tokensPerSecond: 95, utilisation: 0.2 } as const;
  const used = { input: 1000, cacheRead: 0, cacheWrite: 0, visible: 95, reasoning: 0 };
  expect(costUsd(local, used)).toBeCloseTo(0.0005, 12);
});

test('reading the input takes its share of the hour too, but for what was kept of it', () => {
  const local = {
    kind: 'capacity',
    usdPerHour: 0.36,
    tokensPerSecond: 95,
    utilisation: 0.2,
    prefillTokensPerSecond: 1000,
  } as const;
  const used = { input: 3000, cacheRead: 1000, cacheWrite: 0, visible: 95, reasoning: 0 };
  expect(costUsd(local, used)).toBeCloseTo(0.0015, 12);
});

test('a flat plan is shared over the requests of the month', () => {
  const flat = { kind: 'flat', usdPerMonth: 25, concurrency: 1, requestsPerMonth: 50_000 } as const;
  expect(costUsd(flat, { input: 9, cacheRead: 0, cacheWrite: 0, visible: 9, reasoning: 0 })).toBeCloseTo(0.0005, 12);
});

import { describe, expect, test } from 'vitest';
import { marginalPrice } from '../domain/volume-price';
import type { TokenPrice } from '../domain/endpoint';
import type { CallReply } from '../effects';
import { PriceMeter } from './price-meter';

const flat: TokenPrice = {
  kind: 'token',
  inputUsdPerMTok: 10,
  outputUsdPerMTok: 40,
  cacheReadUsdPerMTok: null,
  cacheWriteUsdPerMTok: null,
};
const tiered: TokenPrice = {
  ...flat,
  tiers: [
    { afterTokens: 3000, inputUsdPerMTok: 2, outputUsdPerMTok: 8 },
    { afterTokens: 1000, inputUsdPerMTok: 5, outputUsdPerMTok: 20 },
  ],
};
const answer = (input: number, visible: number): CallReply & { ok: true } => ({
  ok: true,
  ttftMs: 100,
  tpotMs: 10,
  tokens: { input, cacheRead: 0, cacheWrite: 0, visible, reasoning: 0 },
  costUsd: 1,
  quality: 1,
  qualitySource: 'simulated',
});
const bill = (meter: PriceMeter, reply: CallReply, nowMs = 0): CallReply => meter.bill(reply, reply, nowMs, 1);

describe('a price with volume tiers', () => {
  test('changes for the token after the mark, not before', () => {
    expect([999, 1000, 2999, 3000].map((spent) => marginalPrice(tiered, spent).tier)).toEqual([1, 2, 2, 3]);
    const meter = new PriceMeter(tiered, 0);
    bill(meter, answer(999, 0));
    expect(bill(meter, answer(1, 0)).costUsd).toBeCloseTo(10e-6, 15);
    expect(bill(meter, answer(1, 0)).costUsd).toBeCloseTo(5e-6, 15);
  });

  test('sums to what the tokens cost one by one, calls over a mark split', () => {
    const meter = new PriceMeter(tiered, 0);
    let [total, byToken, spent] = [0, 0, 0];
    for (let k = 0; k < 40; k += 1) {
      const [input, visible] = [20 + ((k * 37) % 90), (k * 53) % 110];
      total += bill(meter, answer(input, visible)).costUsd;
      for (let n = 0; n < input; n += 1) byToken += marginalPrice(tiered, spent++).inputUsdPerMTok * 1e-6;
      for (let n = 0; n < visible; n += 1) byToken += marginalPrice(tiered, spent++).outputUsdPerMTok * 1e-6;
    }
    expect(meter.tokens).toBe(spent);
    expect(spent).toBeGreaterThan(3000);
    expect(Math.abs(total - byToken)).toBeLessThan(1e-9);
  });

  test('bills a call that was given up for its input alone, and a failed one for nothing', () => {
    const meter = new PriceMeter(tiered, 0);
    const failure = { code: 'timeout-first-token', message: '', retryable: true } as const;
    const givenUp: CallReply = { ok: false, failure, durationMs: 1, costUsd: 0.5 };
    expect(meter.bill(answer(1500, 80), givenUp, 0, 1).costUsd).toBeCloseTo(0.0125, 12);
    expect(meter.tokens).toBe(1500);
    expect(meter.bill(givenUp, givenUp, 0, 1)).toBe(givenUp);
  });
});

describe('a price with an off-peak window', () => {
  const night: TokenPrice = { ...flat, offPeak: { fromHour: 22, toHour: 6, factor: 0.25 } };

  test('costs its factor within the hours, over midnight, and says what was saved', () => {
    const costAt = (hour: number): number =>
      bill(new PriceMeter(night, 9), answer(1000, 0), (hour - 9) * 3.6e6).costUsd;
    expect([21.99, 22, 24, 29.99, 30].map((hour) => costAt(hour))).toEqual([0.01, 0.0025, 0.0025, 0.0025, 0.01]);
    const { bill: said } = bill(new PriceMeter(night, 23), answer(1000, 0));
    expect(said?.window).toEqual({ isOffPeak: true, hour: 23, factor: 0.25, savedUsd: 0.0075 });
  });
});

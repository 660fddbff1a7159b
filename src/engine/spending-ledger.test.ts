import { expect, it } from 'vitest';
import { fakeEndpoint } from '../testing/fake-endpoint';
import { SpendingLedger } from './spending-ledger';

const endpoint = fakeEndpoint({ id: 'e', tier: 'cloud' });

it('sets aside what calls under way are expected to cost, so that they cannot pass the limit together', () => {
  const ledger = new SpendingLedger();
  const first = ledger.reserve(0.4, 1);
  const second = ledger.reserve(0.4, 1);
  expect(ledger.reserve(0.4, 1)).toMatchObject({ code: 'no-endpoint', retryable: false });
  expect(ledger.reservedUsd).toBeCloseTo(0.8);
  if (typeof first !== 'function' || typeof second !== 'function') throw new Error('both fit');
  first(0.1);
  first(0.1);
  expect(ledger.reservedUsd).toBeCloseTo(0.4);
  // 0.1 spent and 0.4 under way leave room for 0.5.
  expect(ledger.reserve(0.51, 1)).toMatchObject({ code: 'no-endpoint' });
  expect(typeof ledger.reserve(0.49, 1)).toBe('function');
});

it('expects the longest answer so far, the usual one before there was any, and never more than the cap', () => {
  const ledger = new SpendingLedger();
  const usual = ledger.estimate(endpoint, 0, null);
  const tokens = { input: 10, cacheRead: 0, cacheWrite: 0, visible: 1, reasoning: 0 };
  ledger.learn('e', { ...tokens, visible: 2 * endpoint.outputTokens.median }, 10);
  ledger.learn('e', tokens, 10);
  expect(ledger.estimate(endpoint, 0, null)).toBeCloseTo(2 * usual);
  expect(ledger.estimate(endpoint, 0, endpoint.outputTokens.median)).toBeCloseTo(usual);
  // A server that counts twice as many tokens in a prompt is expected to do so again.
  const before = ledger.estimate(endpoint, 100, 0);
  ledger.learn('e', { ...tokens, input: 20 }, 10);
  expect(ledger.estimate(endpoint, 100, 0)).toBeCloseTo(2 * before);
});

it('holds nothing back where there is no limit', () => {
  expect(typeof new SpendingLedger(1e6).reserve(1e6, null)).toBe('function');
});

import { expect, test } from 'vitest';
import { answeredCall } from '../../testing/fake-call';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import { limitCall } from './limit-call';

const price = {
  kind: 'token',
  inputUsdPerMTok: 1e6,
  outputUsdPerMTok: 1e7,
  cacheReadUsdPerMTok: null,
  cacheWriteUsdPerMTok: null,
} as const;
const endpoint = fakeEndpoint({ id: 'fast', tier: 'cloud', ability: 1, price });
const reply = answeredCall(1);

test('a call within its limits stays as it is', () => {
  expect(limitCall(reply, { firstTokenMs: 100, betweenTokensMs: 10 }, endpoint)).toBe(reply);
  expect(limitCall(reply, { firstTokenMs: null, betweenTokensMs: null }, endpoint)).toBe(reply);
});

test('without a token in time it fails then, and bills the input', () => {
  const limited = limitCall(reply, { firstTokenMs: 60, betweenTokensMs: null }, endpoint);
  expect(limited).toMatchObject({
    ok: false,
    durationMs: 60,
    costUsd: 10,
    failure: { code: 'timeout-first-token' },
  });
});

test('with too long a pause it fails in the first one, and bills what had come', () => {
  const limited = limitCall(reply, { firstTokenMs: 100, betweenTokensMs: 5 }, endpoint);
  expect(limited).toMatchObject({ durationMs: 105, costUsd: 20, failure: { code: 'timeout-between-tokens' } });
});

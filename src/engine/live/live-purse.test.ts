import { expect, it } from 'vitest';
import type { CallAdmission } from '../../core/domain/call-admission';
import type { Failure } from '../../core/domain/result';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import type { LiveEndpoint } from './live-endpoints';
import { LivePurse } from './live-purse';

const price = { kind: 'token', inputUsdPerMTok: 1, outputUsdPerMTok: 2, cacheReadUsdPerMTok: null } as const;
const endpoint = fakeEndpoint({ id: 'e', tier: 'cloud', price: { ...price, cacheWriteUsdPerMTok: null } });
const called = { rowId: 'e', endpoint, driver: { label: 'E', price: () => 0 } } as unknown as LiveEndpoint;
const plan = { inputBytes: 744, maxOutputTokens: null, atOnce: 1 } as const;

function granted(admitted: Failure | CallAdmission): CallAdmission {
  if ('code' in admitted) throw new Error(admitted.message);
  return admitted;
}

it('sets aside the most that a call can cost, and asks for no longer an answer than the money allows', () => {
  const purse = new LivePurse();
  // A thousand tokens of input at most leave 0.004 of the limit for 2,000 of output.
  expect(granted(purse.admit(called, plan, 0.005)).maxOutputTokens).toBe(2000);
  expect(purse.reservedUsd).toBeCloseTo(0.005, 10);
  expect(purse.admit(called, plan, 0.005)).toMatchObject({ code: 'no-endpoint', retryable: false });
  expect(purse.isOut(0.005)).toBe(true);
  expect(purse.isOut(1)).toBe(false);
});

it('keeps counting what nobody has said, and frees the rest', () => {
  const purse = new LivePurse();
  const call = granted(purse.admit(called, { ...plan, maxOutputTokens: 100 }, 0.01));
  expect(call.maxOutputTokens).toBe(100);
  call.settle({ costUsd: 0.0001, ...(call.atMostUsd && { atMostUsd: call.atMostUsd(null) }) });
  call.settle({ costUsd: 5 });
  expect(purse.reservedUsd).toBe(0);
  expect(purse.unsureUsd).toBeCloseTo(0.0012 - 0.0001, 10);
  // 0.0088 are left: 0.001 for input, the rest for output.
  expect(granted(purse.admit(called, plan, 0.01)).maxOutputTokens).toBe(3900);
});

it('shares the last money among those who may call at once', () => {
  const purse = new LivePurse();
  const lengths = [0, 1, 2].map(() => granted(purse.admit(called, { ...plan, atOnce: 4 }, 0.02)).maxOutputTokens);
  expect(Math.max(...lengths.map(Number))).toBeLessThan(4096);
  expect(typeof granted(purse.admit(called, { ...plan, atOnce: 4 }, 0.02)).maxOutputTokens).toBe('number');
});

it('holds no one where there is no limit, and local models never', () => {
  const purse = new LivePurse();
  expect(granted(purse.admit(called, plan, null)).maxOutputTokens).toBeNull();
  const local = { ...called, endpoint: { ...endpoint, tier: 'local' } } as const;
  expect(granted(purse.admit(local, plan, 0)).maxOutputTokens).toBeNull();
});

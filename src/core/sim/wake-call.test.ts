import { expect, test } from 'vitest';
import { answeredCall } from '../../testing/fake-call';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import { wakeCall } from './wake-call';

const minute = 60_000;
const price = { kind: 'capacity', usdPerHour: 0.6, tokensPerSecond: 100, utilisation: 0.2 } as const;
const server = {
  concurrency: 1,
  requestsPerMinute: null,
  tokensPerMinute: null,
  coldStartMs: 3000,
  keepWarmMs: 5 * minute,
};
const cold = { ...fakeEndpoint({ id: 'a', tier: 'local', ability: 0, price }), server };
const warm = { ...cold, server: { ...server, keptWarm: true as const } };
const ttftMs = 50;
const reply = { ...answeredCall(0.001), ttftMs };

test('within what it keeps its model loaded by itself nothing is to wake', () => {
  for (const endpoint of [cold, warm]) expect(wakeCall(reply, endpoint, 5 * minute)).toBe(reply);
});

test('after it the model is loaded before the first token', () => {
  const woken = wakeCall(reply, cold, 5 * minute + 1);
  expect(woken).toMatchObject({ ttftMs: ttftMs + 3000, costUsd: 0.001, wake: { kind: 'cold', ms: 3000 } });
});

test('or, kept warm, answers at once and pays its hours: 0.6 dollars an hour are 25 cents in 25 minutes', () => {
  const woken = wakeCall(reply, warm, 30 * minute);
  expect(woken).toMatchObject({ ttftMs, wake: { kind: 'warm', ms: 25 * minute } });
  expect(woken.costUsd).toBeCloseTo(0.001 + 0.25, 12);
});

test('a price without hours says nothing of idle ones: it stays cold', () => {
  const flat = { kind: 'flat', usdPerMonth: 10, concurrency: 1, requestsPerMonth: 100 } as const;
  expect(wakeCall(reply, { ...warm, price: flat }, 30 * minute)).toMatchObject({ wake: { kind: 'cold' } });
});

import { expect, test } from 'vitest';
import { rewardOf } from './reward-of';
import type { Outcome } from '../domain/outcome';

const objective = { quality: 60, latency: 20, cost: 20, p95CeilingMs: null, usdPerRequestCeiling: null };
const answered = (latencyMs: number, costUsd: number, quality: number): Outcome => ({
  kind: 'completed',
  ttftMs: 1,
  tpotMs: 1,
  latencyMs,
  tokens: { input: 1, cacheRead: 0, cacheWrite: 0, visible: 1, reasoning: 0 },
  costUsd,
  quality,
  qualitySource: 'simulated',
  attempts: [],
});
const worth = (outcome: Outcome): number | undefined => rewardOf(outcome, objective)?.value;

test('an instant, free, acceptable answer earns 1', () => {
  expect(worth(answered(0, 0, 1))).toBe(1);
});

test('slower, dearer or wrong answers earn less, each by its weight', () => {
  expect(worth(answered(2000, 0, 1))).toBeCloseTo(0.9, 12);
  expect(worth(answered(0, 0.005, 1))).toBeCloseTo(0.9, 12);
  expect(worth(answered(0, 0, 0))).toBeCloseTo(0.4, 12);
});

test('a blocked flight says nothing about an endpoint, a failed one earns 0', () => {
  expect(rewardOf({ kind: 'blocked', by: 'privacy', reason: '' }, objective)).toBeNull();
  const error = { code: 'endpoint-error', message: '', retryable: true } as const;
  expect(worth({ kind: 'failed', error, latencyMs: 1, costUsd: 0, attempts: [] })).toBe(0);
});

test('who stands in is not punished for the time and money of those who failed before', () => {
  const own = { endpointId: 'b', startMs: 9000, durationMs: 2000, costUsd: 0 };
  const error = { code: 'timeout-first-token', message: '', retryable: true } as const;
  const failed = { endpointId: 'a', startMs: 0, durationMs: 9000, costUsd: 0.1, error };
  const outcome = { ...answered(11_000, 0.1, 1), attempts: [failed, own] };
  expect(worth(outcome)).toBeCloseTo(0.9, 12);
});

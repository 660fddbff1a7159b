import { expect, it } from 'vitest';
import type { Outcome } from '../../core/domain/outcome';
import { fakeEndpoints } from '../../testing/fake-endpoints';
import { endpointLabel } from '../kit/endpoint-label';
import { attemptsSentence } from './attempts-sentence';

const error = { code: 'rate-limited', message: '', retryable: true } as const;
const failed = { endpointId: 'fast', startMs: 0, durationMs: 800, costUsd: 0.001, error };
const answered = { endpointId: 'large', startMs: 1800, durationMs: 1200, costUsd: 0.002 };
const ended = { latencyMs: 3000, costUsd: 0.003 };
const tokens = { input: 1, cacheRead: 0, cacheWrite: 0, visible: 1, reasoning: 0 };
const completed = { kind: 'completed', ttftMs: 1, tpotMs: 1, tokens, quality: 1, qualitySource: 'simulated' } as const;
const plain = (outcome: Outcome) => attemptsSentence(outcome, fakeEndpoints)?.replaceAll('\u202f', ' ');
const [fast, large] = ['fast', 'large'].map((id) => endpointLabel(fakeEndpoints, id));

it('tells each call, and what was waited before it', () => {
  const attempts = [failed, { ...answered, waitMs: 1000 }];
  expect(plain({ ...completed, ...ended, attempts })).toMatch(
    `2 attempts: ${fast} was rate limited after 0.8 s, waited 1.0 s, ${large} answered in 1.2 s. $0.003`,
  );
});

it('says nothing of one call that answered at once, nor of a request that nobody was called for', () => {
  expect(plain({ ...completed, ...ended, attempts: [answered] })).toBeUndefined();
  expect(plain({ ...completed, ...ended, attempts: [] })).toBeUndefined();
});

it('tells a wait in an endpoint’s line, apart from what the answer then took', () => {
  const queued = { ...answered, durationMs: 2400, queueMs: 1200 };
  expect(plain({ ...completed, ...ended, attempts: [queued] })).toMatch(
    `1 attempt: waited 1.2 s for a free place at ${large}, ${large} answered in 1.2 s. $0.003`,
  );
  expect(plain({ ...completed, ...ended, attempts: [{ ...answered, queueMs: 20 }] })).toBeUndefined();
});

it('ends with what the user got instead of an answer', () => {
  const degraded = { kind: 'degraded', how: 'canned', text: 'Later.', error, ...ended } as const;
  expect(plain({ ...degraded, attempts: [failed] })).toMatch(/^1 attempt: .* Canned answer: Later\.$/);
  expect(plain({ ...degraded, attempts: [] })).toBe('Canned answer: Later.');
});

it('says why an endpoint was not asked', () => {
  const refused = { code: 'no-endpoint', message: 'Nothing was sent: the limit.', retryable: false } as const;
  const attempts = [{ ...failed, error: refused }, answered];
  expect(plain({ ...completed, ...ended, attempts })).toContain(`${fast} was not asked (Nothing was sent: the limit.)`);
});

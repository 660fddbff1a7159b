import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { endpoints } from '../catalog/endpoints';
import type { Decision } from '../core/domain/decision';
import type { FlightEvent } from '../core/domain/flight-event';
import { fakeInspection, fakeTrace } from '../testing/fake-session';
import { decorativeBudgetMs } from './flight-pace';
import { afterReplay, useFlight } from './flight-store';
import { usePolicy } from './policy-store';
import { useSettings } from './settings-store';

const { features, decision, outcome } = fakeInspection(0);
const events: readonly FlightEvent[] = [
  { kind: 'features-end', features },
  ...fakeTrace.flatMap((entry): FlightEvent[] => [
    { kind: 'verdict-start', stage: entry.stage },
    { kind: 'verdict-end', entry },
  ]),
  { kind: 'decision-end', decision },
  { kind: 'dispatch-start', endpointId: 'openai-large', attempt: 1 },
  { kind: 'outcome-end', outcome },
];

const flight = useFlight.getState;

function fly(): void {
  flight().begin();
  for (const event of events) flight().push('p0', event);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  flight().reset();
});
afterEach(() => {
  useSettings.getState().set({ animation: 'full' });
  vi.useRealTimers();
});

it('passes analyzing, routing and generating in order before it is done', () => {
  const seen: string[] = [];
  const stop = useFlight.subscribe(({ state }) => {
    if (seen.at(-1) !== state) seen.push(state);
  });
  fly();
  vi.runAllTimers();
  stop();
  expect(seen).toEqual(['analyzing', 'routing', 'generating', 'done']);
});

it('adds at most the decorative budget, also when every stage is asked', () => {
  flight().begin();
  const asked = fakeTrace.map((entry) => ({ ...entry, verdict: { kind: 'abstain', reason: '' } as const }));
  for (const event of events.slice(0, 1)) flight().push('p0', event);
  for (const entry of [...asked, ...asked]) flight().push('p0', { kind: 'verdict-end', entry });
  for (const event of events.slice(-3)) flight().push('p0', event);
  vi.advanceTimersByTime(decorativeBudgetMs);
  expect(flight()).toMatchObject({ state: 'done', replaying: false });
});

it('shows everything at once when skipped', () => {
  fly();
  expect(flight()).toMatchObject({ state: 'analyzing', replaying: true });
  flight().skip();
  expect(flight()).toMatchObject({ state: 'done', replaying: false, entries: fakeTrace });
});

it('waits for nothing when animation is off', () => {
  useSettings.getState().set({ animation: 'off' });
  fly();
  expect(flight()).toMatchObject({ state: 'done', replaying: false });
});

it('does not let an inspection into a replay, and calls back at its end', () => {
  const over = vi.fn<() => void>();
  fly();
  afterReplay(over);
  flight().show(fakeInspection(7));
  expect(flight().flight).toBe('p0');
  expect(over).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(over).toHaveBeenCalledOnce();
  flight().show(fakeInspection(7));
  expect(flight()).toMatchObject({ flight: 'p7', state: 'done' });
});

it('keeps a failover marked when another endpoint answers', () => {
  const error = { code: 'endpoint-timeout', message: 'timed out', retryable: true } as const;
  fly();
  flight().skip();
  flight().push('p1', { kind: 'dispatch-failed', endpointId: 'a', error, nextEndpointId: 'b', waitMs: 0 });
  flight().push('p1', { kind: 'outcome-end', outcome });
  flight().skip();
  expect(flight()).toMatchObject({ flight: 'p1', state: 'failed-over', failovers: [{ from: 'a', to: 'b' }] });
});

it('is degraded when the other tier answered because nobody of the decided one was on', () => {
  const cloud = endpoints.find(({ tier }) => tier === 'cloud')!;
  usePolicy.setState({ endpoints });
  const attempts = [{ endpointId: cloud.id, startMs: 0, durationMs: 1, costUsd: 0 }];
  const inspection = fakeInspection(0);
  if (outcome.kind !== 'completed') throw new Error('the fake row was answered');
  const decided = { ...inspection.decision, endpointId: cloud.id };
  const shown = (change: Partial<Decision>) => {
    flight().show({ ...inspection, decision: { ...decided, ...change }, outcome: { ...outcome, attempts } });
    return flight().state;
  };
  expect(shown({ tier: 'cloud' })).toBe('done');
  expect(shown({ tier: 'local', explored: true })).toBe('done');
  expect(shown({ tier: 'local' })).toBe('degraded');
});

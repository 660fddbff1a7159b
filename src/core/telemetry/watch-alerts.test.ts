import { expect, test } from 'vitest';
import type { AlertRule } from '../domain/alert';
import { watchAlerts } from './watch-alerts';
import type { EndedRequest } from './watch-alerts';

const minuteMs = 60_000;
const rule: AlertRule = { id: 'slow', metric: 'p95-latency', above: 2000, forMs: minuteMs };

/** Two requests a second for ten minutes, as `latencyAt` says. */
function traffic(latencyAt: (endMs: number) => number | null, costUsd = 0): readonly EndedRequest[] {
  return Array.from({ length: 1200 }, (_, k) => ({ endMs: 500 * k, latencyMs: latencyAt(500 * k), costUsd }));
}

function watch(ended: readonly EndedRequest[], rules: readonly AlertRule[] = [rule], untilMs = 10 * minuteMs) {
  const run = watchAlerts(ended, rules, untilMs);
  let step = run.next();
  while (step.done !== true) step = run.next();
  return step.value;
}

test('fires once after the time it asks for, and clears once when it is well again', () => {
  const { alerts, standings } = watch(traffic((ms) => (ms >= 2 * minuteMs && ms < 5 * minuteMs ? 3000 : 500)));
  expect(alerts).toHaveLength(1);
  const [alert] = alerts;
  expect(alert?.firedAtMs).toBeGreaterThanOrEqual(3 * minuteMs);
  expect(alert?.firedAtMs).toBeLessThan(3 * minuteMs + 15_000);
  expect(alert?.clearedAtMs).toBeGreaterThan(5 * minuteMs);
  expect(alert?.clearedAtMs).toBeLessThan(6 * minuteMs + 15_000);
  expect(alert?.worst).toBe(3000);
  expect(standings).toEqual([{ rule, state: 'quiet', value: 500 }]);
});

test('a shorter spell does not fire it, and one that goes on leaves it on', () => {
  expect(watch(traffic((ms) => (ms < 20_000 ? 3000 : 500))).alerts).toEqual([]);
  const { alerts, standings } = watch(traffic(() => 3000));
  expect(alerts).toMatchObject([{ clearedAtMs: null }]);
  expect(standings[0]?.state).toBe('firing');
});

test('the order in which requests are told does not matter', () => {
  const ended = traffic((ms) => (ms < 4 * minuteMs ? 3000 : 500));
  expect(watch(ended.toReversed())).toEqual(watch(ended));
});

test('an error share counts what nobody answered, a cost is that of an hour at this rate', () => {
  const half = traffic((ms) => (ms % 1000 === 0 ? null : 100));
  expect(watch(half, [{ ...rule, metric: 'error-share', above: 0.4 }]).standings[0]).toMatchObject({
    state: 'firing',
    value: 0.5,
  });
  const dear = watch(
    traffic(() => 100, 0.001),
    [{ ...rule, metric: 'usd-per-hour', above: 100 }],
  );
  expect(dear.standings[0]?.state).toBe('quiet');
  expect(dear.standings[0]?.value).toBeCloseTo(7.2, 6);
});

test('with too few requests it says nothing, and stays where it stands', () => {
  const few = traffic(() => 3000).slice(0, 400);
  const { alerts, standings } = watch(few);
  expect(alerts).toMatchObject([{ clearedAtMs: null }]);
  expect(standings[0]).toMatchObject({ state: 'firing', value: null });
  expect(watch([]).alerts).toEqual([]);
});

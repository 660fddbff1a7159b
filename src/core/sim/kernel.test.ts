import { expect, test } from 'vitest';
import { Kernel } from './kernel';

const options = { sliceMs: 0, now: () => 0, yieldToHost: () => Promise.resolve() };

test('lets events happen in order of time, then of scheduling, and moves its clock to each', async () => {
  const kernel = new Kernel<string>();
  const seen: string[] = [];
  for (const [timeMs, event] of [
    [5, 'c'],
    [1, 'a'],
    [5, 'd'],
    [2, 'b'],
  ] as const)
    kernel.at(timeMs, event);
  const handle = (event: string): undefined => {
    seen.push(`${event}@${kernel.clockMs}`);
    if (event === 'b') kernel.at(4, 'between');
  };
  expect(await kernel.run(handle, options)).toBe('drained');
  expect(seen).toEqual(['a@1', 'b@2', 'between@4', 'c@5', 'd@5']);
  expect([kernel.handled, kernel.pending]).toEqual([5, 0]);
});

test('refuses an event in the past, and stops between slices when cancelled', async () => {
  const kernel = new Kernel<number>();
  for (const timeMs of [3, 4]) kernel.at(timeMs, timeMs);
  const signal = { aborted: true };
  expect(await kernel.run(() => undefined, { ...options, signal })).toBe('cancelled');
  expect(kernel.pending).toBe(1);
  expect(() => kernel.at(2, 2)).toThrow(/before/);
});

test('planned events come in their order, before others of the same time, as if they had been scheduled first', () => {
  const happened = (isPlanned: boolean): string[] => {
    const kernel = new Kernel<string>();
    const times = Float64Array.of(1, 2, 2, 5);
    if (isPlanned) kernel.plan(times, (k) => `arrival ${k}`);
    else times.forEach((time, k) => kernel.at(time, `arrival ${k}`));
    const seen: string[] = [];
    const handle = (event: string): undefined => {
      seen.push(`${event} at ${kernel.clockMs}`);
      if (event.startsWith('arrival')) kernel.at(kernel.clockMs + 1, `end of ${event}`);
    };
    while (kernel.step(handle) !== false);
    expect(kernel.pending).toBe(0);
    return seen;
  };
  expect(happened(true)).toEqual(happened(false));
  const busy = new Kernel<string>();
  busy.at(1, 'x');
  expect(() => busy.plan(Float64Array.of(1), () => 'y')).toThrow('pending');
});

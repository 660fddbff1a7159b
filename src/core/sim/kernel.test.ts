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

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeTurn } from './take-turn';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('turns come one a task, in order, and one that was given back never comes', () => {
  const came: string[] = [];
  takeTurn(() => came.push('first'));
  const giveBack = takeTurn(() => came.push('second'));
  takeTurn(() => came.push('third'));
  expect(came).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(came).toEqual(['first']);
  giveBack();
  vi.advanceTimersToNextTimer();
  expect(came).toEqual(['first', 'third']);
  expect(vi.getTimerCount()).toBe(0);
});

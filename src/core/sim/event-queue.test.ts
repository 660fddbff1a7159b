import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventQueue } from './event-queue';

test('events come out by time, and in order of insertion at equal times', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (times) => {
      const queue = new EventQueue<number>();
      times.forEach((time, i) => {
        queue.push(time, i);
      });
      const popped: [number, number][] = [];
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) popped.push([next.time, next.event]);
      const expected = times.map((time, i): [number, number] => [time, i]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      expect(popped).toEqual(expected);
    }),
  );
});

test('an empty queue gives undefined', () => {
  expect(new EventQueue<number>().pop()).toBeUndefined();
});

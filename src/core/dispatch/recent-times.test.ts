import { describe, expect, test } from 'vitest';
import { RecentTimes } from './recent-times';

describe('recent times', () => {
  test('say nothing of a tail below 20, then give the nearest rank of the latest 200', () => {
    const times = new RecentTimes();
    for (let ms = 1; ms < 20; ms += 1) times.add(ms);
    expect(times.p95()).toBeNull();
    times.add(20);
    expect(times.p95()).toBe(19);
    for (let ms = 1; ms <= 200; ms += 1) times.add(1000 + ms);
    expect(times.p95()).toBe(1190);
  });
});

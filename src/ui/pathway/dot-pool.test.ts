import { describe, expect, it } from 'vitest';
import { DotPool, POOL_SIZE } from './dot-pool';
import type { Point } from './pathway-layout';

const route: readonly Point[] = [
  { x: 0, y: 0 },
  { x: 70, y: 0 },
  { x: 70, y: 70 },
];

describe('DotPool', () => {
  it('never holds more dots than the pool', () => {
    const pool = new DotPool();
    const sent = Array.from({ length: POOL_SIZE + 50 }, () => pool.spawn('cloud', route, 0));
    expect(sent.filter(Boolean)).toHaveLength(POOL_SIZE);
    expect(pool.alive).toBe(POOL_SIZE);
  });

  it('moves a dot round the corner and takes it back at the end', () => {
    const pool = new DotPool();
    pool.spawn('local', route, 0);
    pool.step(150);
    const places: Point[] = [];
    pool.each((_, place) => places.push(place));
    expect(places).toEqual([{ x: 70, y: 35 }]);
    pool.step(60);
    expect(pool.alive).toBe(0);
  });

  it('keeps a dot that still waits out of sight', () => {
    const pool = new DotPool();
    pool.spawn('local', route, -20);
    let drawn = 0;
    pool.each(() => (drawn += 1));
    expect(drawn).toBe(0);
    expect(pool.alive).toBe(1);
  });
});

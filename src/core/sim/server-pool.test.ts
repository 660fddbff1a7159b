import { describe, expect, test } from 'vitest';
import { meanWaitMs, simulateQueue } from '../../testing/simulate-queue';
import { ServerPool } from './server-pool';

const seeds = Array.from({ length: 20 }, (_, k) => k + 1);

describe('a pool of servers', () => {
  test('starts what it has room for, then first come, first served', () => {
    const pool = new ServerPool<string>(2);
    expect(['a', 'b', 'c', 'd'].map((job) => pool.enter(job))).toEqual([true, true, false, false]);
    expect([pool.busy, pool.waiting]).toEqual([2, 2]);
    expect([pool.leave(), pool.leave(), pool.leave(), pool.leave()]).toEqual(['c', 'd', undefined, undefined]);
    expect([pool.busy, pool.waiting]).toEqual([0, 0]);
  });

  test('serves the urgent before the others, in their order', () => {
    const pool = new ServerPool<string>(1);
    for (const job of ['a', 'b', 'c']) pool.enter(job);
    for (const job of ['u', 'v', 'w']) pool.enter(job, true);
    expect(pool.waiting).toBe(5);
    expect(pool.abandon('v')).toBe(true);
    expect([pool.leave(), pool.leave(), pool.leave(), pool.leave()]).toEqual(['u', 'w', 'b', 'c']);
  });

  test('lets a job leave the line, and nobody waits where servers have no number', () => {
    const pool = new ServerPool<string>(1);
    for (const job of ['a', 'b', 'c']) pool.enter(job);
    expect([pool.abandon('b'), pool.abandon('a'), pool.leave()]).toEqual([true, false, 'c']);
    const endless = new ServerPool<number>(null);
    expect(seeds.every((job) => endless.enter(job))).toBe(true);
  });

  test.each([
    [1, 0.5],
    [1, 0.9],
    [4, 0.7],
  ])('%d at load %d wait as long as Erlang says, within 3 standard errors over 20 seeds', (servers, load) => {
    const waits = seeds.map((seed) => simulateQueue({ servers, load, customers: 20_000, seed }).meanWaitMs);
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    const variance = waits.reduce((sum, wait) => sum + (wait - mean) * (wait - mean), 0) / (waits.length - 1);
    const standardError = Math.sqrt(variance / waits.length);
    expect(Math.abs(mean - meanWaitMs(servers, load))).toBeLessThan(3 * standardError);
  });

  test('has as many jobs in it on average as come in the time that one stays (Little)', () => {
    for (const seed of seeds) {
      const { meanInSystem, arrivalsPerMs, meanStayMs } = simulateQueue({
        servers: 3,
        load: 0.8,
        customers: 500,
        seed,
      });
      expect(meanInSystem).toBeCloseTo(arrivalsPerMs * meanStayMs, 9);
    }
  });
});

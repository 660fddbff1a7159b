import { describe, expect, it } from 'vitest';
import { ChangeQueue } from './change-queue';

const quiet = new AbortController().signal;
const task = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('ChangeQueue', () => {
  it('runs changes one after another, also after one that failed', async () => {
    const queue = new ChangeQueue();
    const seen: string[] = [];
    const change = (name: string, fails: boolean) =>
      queue.run(quiet, async () => {
        seen.push(`${name} starts`);
        await task();
        seen.push(`${name} ends`);
        if (fails) throw new Error(name);
      });
    const ends = await Promise.allSettled([change('a', true), change('b', false)]);
    expect(seen).toEqual(['a starts', 'a ends', 'b starts', 'b ends']);
    expect(ends.map((end) => end.status)).toEqual(['rejected', 'fulfilled']);
  });

  it('never starts a change whose signal fired while it waited', async () => {
    const queue = new ChangeQueue();
    const abort = new AbortController();
    const first = queue.run(quiet, task);
    const second = queue.run(abort.signal, async () => 'started');
    abort.abort();
    await first;
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('cancels what runs and what waits when everything starts over, and serves the new life', async () => {
    const queue = new ChangeQueue();
    const signals: AbortSignal[] = [];
    const running = queue.run(quiet, async (signal) => {
      signals.push(signal);
      await task();
    });
    const waiting = queue.run(quiet, task);
    await task();
    queue.restart();
    expect(signals[0]?.aborted).toBe(true);
    await running;
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    expect(await queue.run(quiet, async () => 'new')).toBe('new');
  });

  it('is idle when nothing runs or waits', async () => {
    const queue = new ChangeQueue();
    let done = 0;
    for (let k = 0; k < 3; k += 1) void queue.run(quiet, () => task().then(() => void (done += 1)));
    await queue.idle();
    expect(done).toBe(3);
  });
});

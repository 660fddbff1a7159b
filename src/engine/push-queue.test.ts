import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EnginePush } from './protocol';
import { PushQueue } from './push-queue';

const event = (tokens: number): EnginePush => ({
  kind: 'flight-event',
  flight: 'p0-0',
  event: { kind: 'token-delta', tokens, text: '' },
  wallMs: 0,
});
const progress = (done: number): EnginePush => ({ kind: 'progress', done, total: 9, phase: 'routing' });

describe('PushQueue', () => {
  const sent: (readonly EnginePush[])[] = [];
  let queue: PushQueue;
  beforeEach(() => {
    vi.useFakeTimers();
    sent.length = 0;
    queue = new PushQueue((pushes) => sent.push(pushes));
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('sends one message for a frame, newest progress only, flight events all and in order', () => {
    queue.grant(100);
    for (const push of [progress(1), event(1), progress(2), event(2), progress(3)]) queue.push(push);
    vi.advanceTimersByTime(16);
    expect(sent).toEqual([[event(1), event(2), progress(3)]]);
  });

  it('sends nothing without credit, and the newest state once there is some', () => {
    for (let done = 0; done < 50; done += 1) queue.push(progress(done));
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([]);
    queue.grant(1);
    vi.advanceTimersByTime(16);
    expect(sent).toEqual([[progress(49)]]);
  });

  it('never has more under way than was granted', () => {
    queue.grant(3);
    for (let tokens = 0; tokens < 10; tokens += 1) queue.push(event(tokens));
    vi.advanceTimersByTime(1000);
    expect(sent.flat()).toEqual([event(0), event(1), event(2)]);
    queue.grant(2);
    vi.advanceTimersByTime(1000);
    expect(sent.flat()).toHaveLength(5);
  });

  it('keeps a bounded number of flight events, the latest', () => {
    for (let tokens = 0; tokens < 2000; tokens += 1) queue.push(event(tokens));
    queue.grant(10_000);
    vi.advanceTimersByTime(1000);
    expect(sent.flat()).toHaveLength(512);
    expect(sent.flat().at(-1)).toEqual(event(1999));
  });
});

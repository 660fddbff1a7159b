import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RandomStreams } from '../sim/rng';
import { EventQueue } from '../sim/event-queue';
import { Quota } from '../sim/quota';
import type { LimitHint } from '../domain/limit-hint';
import { LimitWindow } from './limit-window';

/** Answers whether a call is let through, and what it says of the limit. */
type Server = (nowMs: number) => { readonly isRefused: boolean; readonly hint: LimitHint };
type Event = 'join' | 'turn' | 'arrive' | { readonly hint: LimitHint; readonly isRefused: boolean };

/** Lets so many through in windows that begin at once; tells what is left and when the next begins. */
const windowed = (limit: number, windowMs: number, phaseMs: number): Server => {
  const used = new Map<number, number>();
  return (nowMs) => {
    const window = Math.floor((nowMs + phaseMs) / windowMs);
    const before = used.get(window) ?? 0;
    if (before < limit) used.set(window, before + 1);
    const resetMs = (window + 1) * windowMs - phaseMs - nowMs;
    const hint = { limitRequests: limit, remainingRequests: Math.max(0, limit - before - 1), resetMs };
    return { isRefused: before >= limit, hint };
  };
};

/** A bucket that fills steadily; tells what is in it and when it is full, as OpenAI does. */
const filling = (limit: number, windowMs: number): Server => {
  const perMinute = limit;
  const scale = windowMs / 60_000;
  const bucket = new Quota(perMinute, 0);
  return (nowMs) => {
    const at = nowMs / scale;
    const isRefused = bucket.waitMs(1, at) > 0;
    if (!isRefused) bucket.take(1, at);
    const fullMs = bucket.waitMs(limit, at) * scale;
    const left = limit - (fullMs * limit) / windowMs;
    return { isRefused, hint: { limitRequests: limit, remainingRequests: Math.floor(left + 1e-9), resetMs: fullMs } };
  };
};

interface Load {
  readonly calls: number;
  readonly gapMs: number;
  readonly wayMs: number;
}

/** Sends calls through a window to a server; answers when each was sent, whether it was refused, and when the server first spoke. */
function send(server: Server, { calls, gapMs, wayMs }: Load, seed: number) {
  const stream = new RandomStreams(seed).stream('way');
  const wayOf = (): number => wayMs * (0.5 + stream.uniform());
  const window = new LimitWindow();
  const queue = new EventQueue<Event>();
  for (let k = 0; k < calls; k += 1) queue.push(k * gapMs * stream.uniform(), 'join');
  const sentMs: number[] = [];
  const refusedMs: number[] = [];
  let knownMs = Infinity;
  for (let next = queue.pop(); next !== undefined && next.time < 1e7; next = queue.pop()) {
    const { time, event } = next;
    if (event === 'join') {
      const waitMs = window.waitMs(time);
      window.join();
      queue.push(time + waitMs, 'turn');
    } else if (event === 'turn') {
      const heldMs = window.heldMs(time);
      if (heldMs > 0) queue.push(time + heldMs, 'turn');
      else {
        window.send();
        sentMs.push(time);
        queue.push(time + wayOf(), 'arrive');
      }
    } else if (event === 'arrive') {
      const said = server(time);
      if (said.isRefused) refusedMs.push(time);
      queue.push(time + wayOf(), said);
    } else {
      knownMs = Math.min(knownMs, time);
      window.told(event.hint, time);
    }
  }
  return { sentMs, refusedMs, knownMs };
}

/** Nobody is left waiting: every window lets its calls through, and news of it takes its way there and back. */
const longestMs = ({ calls, gapMs, wayMs }: Load, limit: number, windowMs: number): number =>
  calls * gapMs + (Math.ceil(calls / limit) + 2) * (1.1 * windowMs + 3 * wayMs + 50);

const loads = fc.record({
  calls: fc.integer({ min: 1, max: 120 }),
  gapMs: fc.integer({ min: 0, max: 400 }),
  wayMs: fc.integer({ min: 1, max: 300 }),
});
const limits = fc.integer({ min: 1, max: 20 });
const lengths = fc.integer({ min: 200, max: 5000 });
const seeds = fc.nat(1000);

test('once a server has spoken, nothing more is sent that its window refuses, and everything is sent', () => {
  fc.assert(
    fc.property(loads, limits, lengths, fc.nat(5000), seeds, (load, limit, windowMs, phaseMs, seed) => {
      const { sentMs, refusedMs, knownMs } = send(windowed(limit, windowMs, phaseMs), load, seed);
      expect(sentMs).toHaveLength(load.calls);
      // What was on its way when the first answer came could not know.
      const blind = sentMs.filter((ms) => ms < knownMs).length;
      expect(refusedMs.length).toBeLessThanOrEqual(Math.max(0, blind - limit));
      const windows = Math.ceil(load.calls / limit) + 2;
      expect(Math.max(...sentMs)).toBeLessThanOrEqual(
        load.calls * load.gapMs + windows * (1.2 * windowMs + 4 * load.wayMs + 50),
      );
    }),
    { numRuns: 300 },
  );
});

test('a bucket that fills bit by bit is not overdrawn once it has spoken', () => {
  fc.assert(
    fc.property(loads, limits, lengths, seeds, (load, limit, windowMs, seed) => {
      const { sentMs, refusedMs, knownMs } = send(filling(limit, windowMs), load, seed);
      expect(sentMs).toHaveLength(load.calls);
      const blind = sentMs.filter((ms) => ms < knownMs).length;
      expect(refusedMs.length).toBeLessThanOrEqual(Math.max(0, blind - limit));
      expect(Math.max(...sentMs)).toBeLessThanOrEqual(longestMs(load, limit, windowMs));
    }),
    { numRuns: 300 },
  );
});

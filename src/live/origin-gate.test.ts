import { expect, it } from 'vitest';
import { OriginGate } from './origin-gate';

const signal = new AbortController().signal;

it('lets six in at a time, in order, and every origin for itself', async () => {
  const gate = new OriginGate();
  const leave = await Promise.all(Array.from({ length: 6 }, () => gate.enter('a', signal)));
  const started: number[] = [];
  const waiting = [7, 8].map(async (number) => {
    const out = await gate.enter('a', signal);
    started.push(number);
    return out;
  });
  await gate.enter('b', signal);
  expect(started).toEqual([]);
  leave[0]!();
  leave[0]!();
  await waiting[0];
  expect(started).toEqual([7]);
  leave[1]!();
  await waiting[1];
  expect(started).toEqual([7, 8]);
});

it('forgets who gives up waiting', async () => {
  const gate = new OriginGate();
  const leave = await Promise.all(Array.from({ length: 6 }, () => gate.enter('a', signal)));
  const impatient = new AbortController();
  const lost = gate.enter('a', impatient.signal);
  impatient.abort();
  await expect(lost).rejects.toThrow('cancelled while waiting');
  const patient = gate.enter('a', signal);
  leave[0]!();
  await expect(patient).resolves.toBeTypeOf('function');
});

import { expect, it } from 'vitest';
import { defaultPolicy } from '../../catalog/default-policy';
import type { SessionBatch, SessionLog } from '../../engine/protocol';
import { durableWrites } from './durable-writes';

const batch = (text: string): SessionBatch => ({ kind: 'drafts', drafts: [{ text }] });
const log: SessionLog = {
  seed: 42,
  policy: defaultPolicy,
  withEmbedder: true,
  batches: [{ kind: 'samples' }, batch('one'), batch('two')],
  labels: [],
};

it('writes everything where nothing is stored', () => {
  expect(durableWrites(null, log)).toMatchObject({ labels: true, continues: true });
  expect(durableWrites(null, log).batches.map(([number]) => number)).toEqual([0, 1, 2]);
});

it('rewrites no prompt for a label or a policy', () => {
  const label = { need: 'cloud', source: 'user' } as const;
  const labelled = { ...log, labels: [{ row: 3, label }] };
  expect(durableWrites(log, labelled)).toEqual({ batches: [], live: [], labels: true, continues: true });
  const edited = { ...log, policy: { ...defaultPolicy, version: 2 } };
  expect(durableWrites(log, edited)).toEqual({ batches: [], live: [], labels: false, continues: true });
});

it('appends a batch', () => {
  const third = batch('three');
  const longer = { ...log, batches: [...log.batches, third] };
  expect(durableWrites(log, longer)).toEqual({ batches: [[3, third]], live: [], labels: false, continues: true });
});

it('sees that a session takes the place of another one', () => {
  expect(durableWrites(log, { ...log, batches: [] }).continues).toBe(false);
  expect(durableWrites(log, { ...log, seed: 7 }).continues).toBe(false);
  const [samples = batch(''), , last = batch('')] = log.batches;
  const other = durableWrites(log, { ...log, batches: [samples, batch('other'), last] });
  expect(other.continues).toBe(false);
  expect(other.batches.map(([number]) => number)).toEqual([1]);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultPolicy } from '../../catalog/default-policy';
import { batchKey, parseSession } from './durable-parse';

const header = {
  version: 1,
  seed: 7,
  policy: defaultPolicy,
  withEmbedder: true,
  batches: 3,
  hash: '5eed',
  revision: 'tab-1',
  savedAt: '2026-11-21T06:00:00Z',
};
const imported = {
  text: 'c',
  metadata: { app: 'crm' },
  label: { need: 'local', source: 'recorded-outcome' },
  recorded: { model: 'm', costUsd: 0.02, latencyMs: 300, quality: 1 },
};
const good = new Map<string, unknown>([
  ['header', header],
  ['labels', [{ row: 1, label: { need: 'cloud', source: 'user' } }]],
  [batchKey(0), { kind: 'samples' }],
  [batchKey(1), { kind: 'drafts', drafts: [{ text: 'a', turns: [{ role: 'user', text: 'b' }] }] }],
  [batchKey(2), { kind: 'drafts', drafts: [imported], origin: 'imported' }],
]);

it('reads back what was written, an import with its labels and all', () => {
  const parsed = parseSession(good);
  if (parsed.header === null) throw new Error('not read');
  expect(parsed.damaged).toEqual([]);
  expect(parsed.log).toEqual({
    seed: 7,
    policy: defaultPolicy,
    withEmbedder: true,
    batches: [0, 1, 2].map((number) => good.get(batchKey(number))),
    labels: good.get('labels'),
  });
});

it('keeps the batches before a damaged one, and says which records are out', () => {
  const parsed = parseSession(new Map(good).set(batchKey(1), { kind: 'drafts', drafts: [{ text: 5 }] }));
  expect(parsed).toMatchObject({ log: { batches: [{ kind: 'samples' }] }, damaged: [batchKey(1), batchKey(2)] });
});

it('keeps the prompts where only the labels are damaged', () => {
  const parsed = parseSession(new Map(good).set('labels', 'gone'));
  expect(parsed).toMatchObject({ log: { batches: { length: 3 }, labels: [] }, damaged: ['labels'] });
});

it('reads nothing without its header', () => {
  expect(parseSession(new Map(good).set('header', { ...header, version: 2 }))).toEqual({
    header: null,
    damaged: [...good.keys()],
  });
});

it('never throws, whatever lies there', () => {
  const property = fc.property(fc.constantFrom(...good.keys()), fc.anything(), (key, junk) => {
    const parsed = parseSession(new Map(good).set(key, junk));
    expect(parsed.damaged.length > 0 || parsed.header !== null).toBe(true);
  });
  fc.assert(property);
});

it('sorts batches by their number', () => {
  expect([9, 10, 100_000].map(batchKey).toSorted()).toEqual([9, 10, 100_000].map(batchKey));
});

import { expect, it } from 'vitest';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;

it('states a preference for each label of the user, and none where both tiers failed', async () => {
  const voice = { push: () => undefined, journal: () => undefined };
  const engine = openEngine({ voice });
  await engine['session-start']({ seed: 42, policy: null, source: 'empty' }, quiet);
  const drafts = ['hi', 'Prove it.', 'Fix it.', 'Why?'].map((text) => ({ text }));
  await engine.route({ drafts }, quiet);
  for (const [row, need] of (['cloud', 'local', 'both-failed'] as const).entries())
    await engine['label-set']({ row, label: { need, source: 'user' } }, quiet);
  expect(await engine['preferences-read'](null, quiet)).toEqual([
    { row: 0, text: 'hi', chosen: 'cloud', rejected: 'local', routed: 'local' },
    { row: 1, text: 'Prove it.', chosen: 'local', rejected: 'cloud', routed: expect.any(String) },
  ]);
});

it('leaves the labels of the samples’ authors out', async () => {
  const voice = { push: () => undefined, journal: () => undefined };
  const engine = openEngine({ voice });
  await engine['session-start']({ seed: 42, policy: null, source: 'samples' }, quiet);
  expect(await engine['preferences-read'](null, quiet)).toEqual([]);
});

import { expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import type { EngineHandlers } from '../engine-host';
import type { PromptDraft } from '../protocol';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const { defaultPolicy } = catalog;
const open = (): EngineHandlers => openEngine();

/** Own prompts whose length alone says what they need: a rule that anybody could write. */
const drafts: PromptDraft[] = Array.from({ length: 160 }, (_, k) => ({
  text: `note ${k} ${k % 4 < 2 ? '' : 'about the parcel '.repeat(8)}`,
  label: { need: k % 4 < 2 ? 'local' : 'cloud', source: 'recorded-outcome' },
}));

test('plot and Compare hold the policy against the same alternatives, with the same figures', async () => {
  const engine = open();
  await engine['session-start']({ seed: 42, policy: null, source: 'samples' }, quiet);
  const { references } = await engine['frontier-read']({ half: 'report' }, quiet);
  const { strategies } = await engine['comparison-read']({ half: 'report' }, quiet);
  const names = [
    ['all-cloud', 'monolithic-cloud'],
    ['article-rule', 'static-rules'],
    ['length-rule', 'length-rule'],
    ['random-mix', 'random-mix'],
    ['best-single', 'best-single'],
    ['all-local', 'all-local'],
  ] as const;
  expect(references.map(({ id }) => id)).toEqual(names.map(([id]) => id));
  for (const [inPlot, inTable] of names) {
    const reference = references.find(({ id }) => id === inPlot)!;
    const strategy = strategies.find(({ id }) => id === inTable)!;
    expect(reference.usdPerThousandRequests).toBeCloseTo(strategy.usdPerThousandRequests!, 9);
    expect(reference.quality).toBeCloseTo(strategy.accuracy.value!, 9);
  }
  const mix = references.find(({ id }) => id === 'random-mix')!;
  expect(strategies.find(({ id }) => id === 'random-mix')!.detail).toContain(mix.label.split(': ')[1]);
});

test('an own trigger moves no baseline', async () => {
  const engine = open();
  await engine['session-start']({ seed: 42, policy: null, source: 'samples' }, quiet);
  const article = async () =>
    (await engine['frontier-read']({ half: null }, quiet)).references.find(({ id }) => id === 'article-rule');
  const before = await article();
  const { rules } = defaultPolicy;
  const every = { id: 'every', kind: 'regex', source: '.', flags: 'iu', enabled: true } as const;
  const policy = { ...defaultPolicy, rules: { ...rules, triggers: [...rules.triggers, every] } };
  await engine['policy-apply']({ policy }, quiet);
  expect(await article()).toEqual(before);
});

test('a length rule that does better than the policy is named by headline and verdict alike', async () => {
  const engine = open();
  const policy = {
    ...defaultPolicy,
    order: ['complexity'] as const,
    complexity: { ...defaultPolicy.complexity, edgeThreshold: 0, band: 0 },
  };
  await engine['session-start']({ seed: 42, policy: { ...policy, order: [...policy.order] }, source: 'empty' }, quiet);
  await engine.route({ drafts }, quiet);
  const { headline } = await engine['session-state'](null, quiet);
  const { answer } = await engine['frontier-read']({ half: 'report' }, quiet);
  const said = /a simple rule does better, (.*)$/.exec(headline)?.[1];
  expect(said).toMatch(
    /^\d+( or \d+)? characters and up to the cloud(, cross-fitted)?: \+\d+\.\d pt \[.*\] for [+−]\d+ % cost$/,
  );
  expect(answer.startsWith(`No: a simple rule does better. ${said}. `)).toBe(true);
});

test('a best single model that is all cloud is the same as all cloud, without an interval', async () => {
  const engine = open();
  const cloud = catalog.endpoints.filter(({ tier }) => tier === 'cloud').toSorted((a, b) => b.ability - a.ability)[0]!;
  const { aliases, models } = defaultPolicy;
  const only = models.map((model) => ({ ...model, enabled: (aliases[model.id] ?? model.id) === cloud.id }));
  await engine['session-start']({ seed: 42, policy: { ...defaultPolicy, models: only }, source: 'samples' }, quiet);
  const { strategies } = await engine['comparison-read']({ half: 'report' }, quiet);
  expect(strategies.find(({ id }) => id === 'best-single')).toMatchObject({ sameAs: 'All cloud', changes: null });
});

import { expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import type { PromptDraft } from '../protocol';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const { defaultPolicy } = catalog;
const drafts: PromptDraft[] = ['sum these up', 'prove that theorem', 'say hello'].map((text) => ({
  text,
  label: { need: 'local', source: 'recorded-outcome' },
}));

test('the headline has no interval on a handful of labels', async () => {
  const engine = openEngine();
  await engine['session-start']({ seed: 42, policy: null, source: 'empty' }, quiet);
  await engine.route({ drafts }, quiet);
  expect((await engine['session-state'](null, quiet)).headline).toMatch(/ · quality unknown, 3 of 30 labels$/);
  const { latency } = await engine['telemetry-read']({ half: null }, quiet);
  expect(latency).toMatchObject({ n: 3, p95: null, p99: null });
});

test('nothing routed, nothing held out and figures are three states, in every view, and an undo brings the figures back', async () => {
  const engine = openEngine();
  const views = async () => {
    const { headline } = await engine['session-state'](null, quiet);
    const frontier = await engine['frontier-read']({ half: 'report' }, quiet);
    const comparison = await engine['comparison-read']({ half: 'report' }, quiet);
    const { accuracy } = await engine['telemetry-read']({ half: 'report' }, quiet);
    const { csv } = await engine['export-csv']({ withPrompts: false }, quiet);
    const at = csv.split('\r\n')[0]!.split(',').indexOf('held_out');
    return {
      what: headline.split(' · ')[0],
      frontier: [frontier.n, frontier.basis],
      compared: [comparison.n, comparison.basis],
      heldOutLabels: accuracy.n,
      csv: csv
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[at]),
    };
  };
  await engine['session-start']({ seed: 42, policy: null, source: 'empty' }, quiet);
  expect(await views()).toMatchObject({ what: 'Nothing routed yet.', frontier: [0, 'held-out'] });
  await engine.route({ drafts }, quiet);
  const figures = await views();
  expect(figures).toEqual({
    what: '3 own prompts',
    frontier: [3, 'held-out'],
    compared: [3, 'held-out'],
    heldOutLabels: 3,
    csv: ['true', 'true', 'true'],
  });
  const [cluster, ...rest] = defaultPolicy.semantic.clusters;
  const utterances = [...cluster!.utterances, ...drafts.map(({ text }) => text)];
  const semantic = { ...defaultPolicy.semantic, clusters: [{ ...cluster!, utterances }, ...rest] };
  await engine['policy-apply']({ policy: { ...defaultPolicy, semantic } }, quiet);
  expect(await views()).toEqual({
    what: '3 prompts, all fitted on: in sample',
    frontier: [3, 'in-sample'],
    compared: [3, 'in-sample'],
    heldOutLabels: 0,
    csv: ['false', 'false', 'false'],
  });
  await engine['policy-apply']({ policy: defaultPolicy }, quiet);
  expect(await views()).toEqual(figures);
});

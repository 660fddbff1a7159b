import { expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { compilePolicy } from '../../core/compiled-policy';
import type { Policy } from '../../core/domain/policy';
import { steadyScenario } from '../../core/domain/scenario';
import { withBatch, withLabel, withTuned } from '../session/session-plan';
import type { SessionPlan } from '../session/session-plan';
import { TuningLedger } from './tuning-ledger';

const policy = catalog.defaultPolicy;
const compiled = compilePolicy(policy, catalog.endpoints);
if (!compiled.ok) throw new Error(compiled.failure.message);
const empty: SessionPlan = { seed: 1, policy: compiled.value, batches: [], scenario: steadyScenario };
const drafts = ['first', 'second', 'third'].map((text) => ({ text }));
const plan = await withBatch(empty, { kind: 'drafts', drafts }, catalog.loadSamples);
const withEdge = (edgeThreshold: number): Policy => ({
  ...policy,
  complexity: { ...policy.complexity, edgeThreshold },
});

test('rows count as used when the find that they took part in is taken over, not before, and once only', () => {
  const ledger = new TuningLedger(() => undefined);
  ledger.offer({ rows: [2, 0], isTakenOver: ({ complexity }) => complexity.edgeThreshold === 30, lapses: false });
  expect(ledger.usedBy(withEdge(40), plan)).toEqual([]);
  expect(ledger.usedBy(withEdge(30), plan)).toEqual([0, 2]);
});

test('what a threshold was searched on stays used when it is edited by hand, and is unused when the policy from before is back', () => {
  const ledger = new TuningLedger(() => undefined);
  ledger.offer({ rows: [2, 0], isTakenOver: ({ complexity }) => complexity.edgeThreshold === 30, lapses: false });
  ledger.replace(policy, withEdge(30));
  ledger.replace(withEdge(30), withEdge(31));
  expect(ledger.usedBy(withEdge(31), plan)).toEqual([0, 2]);
  expect(ledger.usedBy({ ...policy, version: 9 }, plan)).toEqual([]);
  ledger.replace(withEdge(31), policy);
  expect(ledger.usedBy(withEdge(32), plan)).toEqual([]);
  expect(ledger.usedBy(withEdge(31), plan)).toEqual([0, 2]);
  expect(ledger.usedBy(withEdge(30), plan)).toEqual([0, 2]);
});

test('what a fit has seen is used as long as the policy carries the fit, other edits aside', () => {
  const ledger = new TuningLedger(() => undefined);
  const fitted = { ...policy, name: 'fitted' };
  ledger.offer({ rows: [1], isTakenOver: ({ name }) => name === 'fitted', lapses: true });
  ledger.replace(policy, fitted);
  const edited = { ...withEdge(40), name: 'fitted' };
  ledger.replace(fitted, edited);
  expect(ledger.usedBy(edited, plan)).toEqual([1]);
  expect(ledger.usedBy(withEdge(40), plan)).toEqual([]);
});

test('rows that a session came back with stay used', () => {
  const ledger = new TuningLedger(() => undefined);
  ledger.reset(3, [1]);
  expect([ledger.usedBy(withEdge(40), plan), ledger.looks]).toEqual([[1], 3]);
});

test('a prompt that has become an example reports on the policy no longer', () => {
  const [cluster, ...rest] = policy.semantic.clusters;
  const clusters = [{ ...cluster!, utterances: [...cluster!.utterances, 'second'] }, ...rest];
  const ledger = new TuningLedger(() => undefined);
  expect(ledger.usedBy({ ...policy, semantic: { ...policy.semantic, clusters } }, plan)).toEqual([1]);
});

test('the samples are no examples of the shipped policy', async () => {
  const sampled = await withBatch(empty, { kind: 'samples' }, catalog.loadSamples);
  expect(new TuningLedger(() => undefined).usedBy(policy, sampled)).toEqual([]);
});

test('a used row stays used, whatever its label becomes', () => {
  const used = withTuned(plan, [1]);
  const relabelled = withLabel(withLabel(used, 1, { need: 'cloud', source: 'user' }), 1, null);
  expect(relabelled.batches[0]!.prompts.map(({ tunedOn }) => tunedOn)).toEqual([undefined, true, undefined]);
  expect(withTuned(used, []).batches).toEqual(plan.batches);
});

test('policies and searches are counted as looks; only a search has to be written down', () => {
  let written = 0;
  const ledger = new TuningLedger(() => (written += 1));
  ledger.replace(policy, withEdge(40));
  ledger.countSearch();
  expect([ledger.looks, written]).toEqual([2, 1]);
  ledger.reset();
  expect(ledger.looks).toBe(0);
});

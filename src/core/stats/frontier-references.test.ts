import { expect, test } from 'vitest';
import { drained } from '../drained';
import { fakeEndpoints } from '../../testing/fake-endpoints';
import { fakeFlightContext } from '../../testing/fake-flight-context';
import { fakeRouterModel } from '../../testing/fake-router-model';
import type { Endpoint } from '../domain/endpoint';
import type { Prompt, Tier } from '../domain/prompt';
import { ablestOf } from '../sim/endpoint-model';
import { RandomStreams } from '../sim/rng';
import { PotentialOutcomes } from '../telemetry/potential-outcomes';
import { frontierReferences } from './frontier-references';
import type { ReferenceWorld } from './frontier-references';
import { randomMix } from './random-mix';
import type { ReplayedRow } from './replayed-row';

/** Short prompts that need no more than the local tier, and as many long ones that need the cloud; nothing errs. */
const prompts = Array.from({ length: 80 }, (_, k): Prompt => {
  const isLong = k % 4 > 1;
  return {
    id: `p${k}`,
    text: `${isLong ? 'x'.repeat(90) : ''}${k}`,
    metadata: {},
    origin: 'typed',
    label: { need: isLong ? 'cloud' : 'local', source: 'user' },
  };
});
const sound = fakeEndpoints.map((endpoint) => ({ ...endpoint, errorRate: 0 }));

function rowOf(prompt: Prompt, row: number, tier: Tier | null): ReplayedRow {
  const nothing = { costUsd: 0, latencyMs: 0, acceptable: false };
  const scores = { complexityIndex: 50, semanticScore: null, judgeDifficulty: null };
  const who = { tier, servedBy: tier, decidedBy: 'complexity', endpointId: null } as const;
  return { row, prompt, ...who, ...scores, own: nothing, other: nothing };
}

function worldOf(endpoints: readonly Endpoint[], patch: Partial<ReferenceWorld> = {}): ReferenceWorld {
  const streams = new RandomStreams(1);
  const calls = {
    endpoints: new Map(endpoints.map((endpoint) => [endpoint.id, endpoint])),
    ablest: ablestOf(endpoints),
    model: fakeRouterModel,
    streams,
  };
  const { policy } = fakeFlightContext();
  const ruled = { local: 'small', cloud: 'large' };
  return { policy, potential: new PotentialOutcomes(calls), ruled, endpoints, tuning: prompts, ...patch };
}

const rows = prompts.map((prompt, k) => rowOf(prompt, k, k % 4 === 3 ? 'cloud' : 'local'));
const referencesOf = (endpoints: readonly Endpoint[], list = rows, patch: Partial<ReferenceWorld> = {}) => {
  const { list: own, bestSingle } = drained(frontierReferences(list, worldOf(endpoints, patch)));
  const references = [...own, ...randomMix(list, own)];
  return { bestSingle, of: (id: string) => references.find((reference) => reference.id === id) };
};

test('all local fails where the cloud was needed, all cloud nowhere', () => {
  const { of } = referencesOf(sound);
  expect([of('all-local')?.quality, of('all-cloud')?.quality]).toEqual([0.5, 1]);
  expect([of('all-local')?.localShare, of('all-cloud')?.localShare]).toEqual([1, 0]);
  expect(of('all-local')?.label).toBe('all local: small');
  expect(of('all-cloud')!.usdPerThousandRequests).toBeGreaterThan(of('all-local')!.usdPerThousandRequests);
});

test('the random mix lies between them at the share that is local now', () => {
  const { of } = referencesOf(sound);
  const mix = of('random-mix')!;
  expect([mix.label, mix.localShare, mix.quality]).toEqual(['random mix, 75 % local', 0.75, 0.625]);
  const [local, cloud] = [of('all-local')!, of('all-cloud')!];
  const between = 0.75 * local.usdPerThousandRequests + 0.25 * cloud.usdPerThousandRequests;
  expect(mix.usdPerThousandRequests).toBeCloseTo(between, 12);
});

test('the best single model is the cheapest of those that are as good', () => {
  expect(referencesOf(sound).bestSingle?.endpoint.id).toBe('large');
  const easy = rows.filter((row) => row.prompt.label?.need === 'local');
  const [small, large] = [sound[1]!, sound[4]!];
  const tuning = easy.map(({ prompt }) => prompt);
  expect(referencesOf([small, large], easy, { tuning }).bestSingle?.endpoint.id).toBe('small');
  // Here the tokens of "fast" cost less than the hours of "small", and it answers easy prompts as well.
  expect(referencesOf([small, sound[2]!, large], easy, { tuning }).bestSingle?.endpoint.id).toBe('fast');
});

test('the best single model is chosen on tuning prompts alone, not on those that it is judged on', () => {
  const easy = rows.filter((row) => row.prompt.label?.need === 'local');
  const hard = prompts.filter((prompt) => prompt.label?.need === 'cloud');
  const [small, large] = [sound[1]!, sound[4]!];
  expect(referencesOf([small, large], easy, { tuning: hard }).bestSingle?.endpoint.id).toBe('large');
});

test('a cheaper model that few labels cannot tell from the best does not stand for it', () => {
  const few = [...prompts.slice(0, 2), ...prompts.slice(4, 6), prompts[2]!];
  const [small, large] = [sound[1]!, sound[4]!];
  expect(referencesOf([small, large], rows, { tuning: few }).bestSingle?.endpoint.id).toBe('large');
});

test('without labels the ablest endpoint is the one to beat, and quality is unknown', () => {
  const unlabelled = prompts.map(({ id, text }, k) => rowOf({ id, text, metadata: {}, origin: 'typed' }, k, 'local'));
  const { bestSingle, of } = referencesOf(sound, unlabelled, { tuning: [] });
  expect(bestSingle?.endpoint.id).toBe('large');
  expect(['all-local', 'all-cloud', 'random-mix'].map((id) => of(id)?.quality)).toEqual([null, null, null]);
  expect(of('length-rule')).toBeUndefined();
});

test('a length rule finds what depends on length alone, the article’s rule sends everything local without triggers', () => {
  const { of } = referencesOf(sound);
  expect([of('length-rule')?.quality, of('length-rule')?.localShare]).toEqual([1, 0.5]);
  expect([of('article-rule')?.quality, of('article-rule')?.localShare]).toEqual([0.5, 1]);
});

test('the length rule meets no prompt that it was tuned on', () => {
  // In each half length says the opposite of what it says in the other: only a rule that had peeked could be right.
  const contrary = prompts.map((prompt, k): Prompt => {
    const split = k % 2 === 0 ? 'tune' : 'report';
    const isLong = prompt.text.length > 10;
    return { ...prompt, split, label: { need: isLong === (split === 'tune') ? 'cloud' : 'local', source: 'user' } };
  });
  const { of } = referencesOf(
    sound,
    contrary.map((prompt, k) => rowOf(prompt, k, 'local')),
    { tuning: contrary },
  );
  expect(of('length-rule')?.label).toContain('cross-fitted');
  expect(of('length-rule')!.quality).toBeLessThan(0.8);
});

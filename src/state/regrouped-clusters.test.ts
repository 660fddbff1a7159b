import { expect, test } from 'vitest';
import type { Cluster } from '../core/domain/policy';
import { regroupedClusters } from './regrouped-clusters';

const cluster = (id: string, tier: Cluster['tier'], scoreThreshold: number | null = null): Cluster => ({
  id,
  name: `name of ${id}`,
  tier,
  scoreThreshold,
  utterances: [`${id} one`, `${id} two`],
});
const clusters = [cluster('a', 'cloud', 0.9), cluster('group-1', 'local'), cluster('b', 'cloud', 0.9)];
const group = (name: string, text: string) => ({ name, utterances: [text], size: 1, meanCosine: 1 });
const groups = [group('first', 'x'), group('name of group-1', 'y')];

test('one cluster gives way to its groups, with its tier and threshold, under ids and names that are free', () => {
  const after = regroupedClusters(clusters, { kind: 'cluster', clusterId: 'a' }, groups);
  expect(after.map(({ id }) => id)).toEqual(['group-2', 'group-3', 'group-1', 'b']);
  expect(after[1]).toMatchObject({
    name: 'name of group-1 (2)',
    tier: 'cloud',
    scoreThreshold: 0.9,
    utterances: ['y'],
  });
});

test('all cloud clusters give way; a threshold that they do not share is the policy’s again', () => {
  const mixed = [cluster('a', 'cloud', 0.9), cluster('l', 'local'), cluster('b', 'cloud', 0.8)];
  const after = regroupedClusters(mixed, { kind: 'cloud-clusters' }, groups);
  expect(after.map(({ tier, scoreThreshold }) => [tier, scoreThreshold])).toEqual([
    ['cloud', null],
    ['cloud', null],
    ['local', null],
  ]);
});

test('labelled prompts join as further cloud clusters', () => {
  const after = regroupedClusters(clusters, { kind: 'cloud-labels' }, groups);
  expect(after.slice(0, 3)).toEqual(clusters);
  expect(after.slice(3).every(({ tier }) => tier === 'cloud')).toBe(true);
});

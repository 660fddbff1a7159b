import * as v from 'valibot';
import { expect, test } from 'vitest';
import { defaultPolicy } from '../../catalog/default-policy';
import { policySchema } from './policy';

const stored = (schemaVersion: number, bandit: Partial<typeof defaultPolicy.bandit>): unknown =>
  JSON.parse(JSON.stringify({ ...defaultPolicy, schemaVersion, bandit: { ...defaultPolicy.bandit, ...bandit } }));
const read = (policy: unknown) => v.parse(policySchema, policy);

test('a policy from before takes the default of now where its prior weight is the old default', () => {
  const { schemaVersion, bandit } = read(stored(1, { priorWeight: 10, epsilon: 0.2 }));
  expect([schemaVersion, bandit]).toEqual([2, { ...defaultPolicy.bandit, priorWeight: 400, epsilon: 0.2 }]);
});

test.each([0, 9, 11, 50])('and keeps one that was chosen: %d', (priorWeight) => {
  expect(read(stored(1, { priorWeight })).bandit.priorWeight).toBe(priorWeight);
});

test('a weight of 10 that is chosen now stays, however often it is stored', () => {
  const once = read(stored(2, { priorWeight: 10 }));
  expect(read(JSON.parse(JSON.stringify(once)))).toEqual(once);
  expect(once.bandit.priorWeight).toBe(10);
});

test('a policy of a version to come is refused', () => {
  expect(v.safeParse(policySchema, stored(3, {})).success).toBe(false);
});

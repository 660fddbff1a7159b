import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { policyParts } from '../../core/domain/policy-file';
import { withoutPast } from '../../core/domain/without-past';
import { policyArbitrary } from '../../testing/arbitraries';
import { fakeEndpoints } from '../../testing/fake-endpoints';
import { readPolicyFile } from './read-policy-file';
import { policyFileName, writePolicyFile } from './write-policy-file';

const present = catalog.defaultPolicy;
const shipped = writePolicyFile(present);
const read = (text: string) => readPolicyFile(text, present, catalog.endpoints);
/** What is said of a text that is refused. */
const problemsOf = (text: string) => {
  const reading = read(text);
  return reading.ok ? [] : reading.problems;
};
/** The shipped file with one piece of its text replaced; throws where that is not there. */
const changed = (from: string, to: string) => {
  if (!shipped.includes(from)) throw new Error(`${from} is not in the file`);
  return shipped.replace(from, to);
};
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

test('what is written is read again as it was', () => {
  fc.assert(
    fc.property(policyArbitrary, (policy) => {
      const reading = readPolicyFile(writePolicyFile(policy), present, fakeEndpoints);
      expect(reading).toEqual({ ok: true, policy: withoutPast(policy), sections: null, unknown: [] });
    }),
  );
  expect(read(shipped)).toEqual({ ok: true, policy: withoutPast(present), sections: null, unknown: [] });
});

test('the same policy gives the same bytes again', () => {
  const reading = read(shipped);
  expect(reading.ok && writePolicyFile(reading.policy)).toBe(shipped);
});

test('a policy comes back by its parts, whatever was in force before', () => {
  fc.assert(
    fc.property(policyArbitrary, policyArbitrary, (policy, before) => {
      const parts = policyParts.filter((part) => part !== 'whole');
      const after = parts.reduce((sum, part) => {
        const reading = readPolicyFile(writePolicyFile(policy, part), sum, fakeEndpoints);
        expect(reading).toMatchObject({ ok: true, unknown: [] });
        return reading.ok ? reading.policy : sum;
      }, before);
      const { rules, semantic, judge, bandit, models, aliases, privacy, budget, objective, order } =
        withoutPast(policy);
      expect(after).toMatchObject({
        rules,
        semantic,
        judge,
        bandit,
        models,
        aliases,
        privacy,
        budget,
        objective,
        order,
      });
      expect(after.complexity).toMatchObject({ edgeThreshold: policy.complexity.edgeThreshold });
    }),
  );
});

test('a value that does not fit is named with its path and line', () => {
  const text = changed('"edgeThreshold": 65', '"edgeThreshold": 650');
  const [problem] = problemsOf(text);
  expect(problem).toMatchObject({ where: 'complexity.edgeThreshold', line: lineOf(text, '650') });
  expect(problem?.message).toContain('100');
});

test('a pattern that may run for ever is named with its path and line', () => {
  const rules = {
    ...present.rules,
    triggers: [{ id: 'x', kind: 'regex', source: '(a+)+$', flags: '', enabled: true }],
  };
  const text = JSON.stringify({ format: 'routellm-policy-part', formatVersion: 1, policy: { rules } }, null, 1);
  expect(problemsOf(text)).toMatchObject([{ where: 'rules.triggers.0.source', line: lineOf(text, '(a+)+$') }]);
});

test('a rule pack changes its lists and leaves the rest of the policy as it is', () => {
  const patterns = [{ id: 'p', kind: 'keyword', source: '<img onerror=x>', flags: '', enabled: true, tier: 'cloud' }];
  const reading = read(
    JSON.stringify({ format: 'routellm-policy-part', formatVersion: 1, policy: { rules: { patterns } } }),
  );
  expect(reading).toMatchObject({ ok: true, sections: ['rules'], unknown: [] });
  expect(reading.ok && reading.policy).toEqual({ ...present, rules: { ...present.rules, patterns } });
});

test('a whole policy that lacks a section is refused, not filled up', () => {
  const { judge: _judge, ...rest } = present;
  const text = JSON.stringify({ format: 'routellm-policy', formatVersion: 1, policy: rest });
  expect(problemsOf(text)).toMatchObject([{ where: 'judge', line: 1 }]);
});

test('fields that no policy has are told, and change nothing', () => {
  const text = changed(
    '"edgeThreshold": 65,',
    '"edgeThreshold": 65, "edgeTreshold": 3, "__proto__": {"polluted": true},',
  );
  const reading = read(text);
  expect(reading.ok && reading.policy).toEqual(withoutPast(present));
  expect(reading.ok && reading.unknown.map(({ where, line }) => [where, line])).toEqual([
    ['policy.complexity.edgeTreshold', lineOf(text, 'edgeTreshold')],
    ['policy.complexity.__proto__', lineOf(text, '__proto__')],
  ]);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test.each([
  ['', 'A value is missing.'],
  ['{"format": NaN}', 'NaN is no JSON value.'],
  ['{"format": 1e999}', '1e999 is too large a number.'],
  ['{"format": "routellm-policy",\n "format": 2}', 'stands twice'],
  ['{"a": 1', 'A comma or } must stand here.'],
  ['{} trailing', 'Something follows'],
  ['['.repeat(500), 'nested more than'],
  ['{"a": "\u0001"}', 'does not end on its line'],
  ['[]', 'It is no policy file'],
  ['{"format": "routellm-policy", "formatVersion": 2, "policy": {}}', '"formatVersion" is 2; this program reads 1'],
  ['{"format": "routellm-policy", "formatVersion": 1}', '"policy" is missing'],
  ['x'.repeat(5_000_001), 'at most 5000000'],
])('a damaged file is refused with what is wrong: %#', (text, message) => {
  expect(problemsOf(text)[0]?.message).toContain(message);
});

test('any cut of the file is refused, and its line is one of the file', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: shipped.length - 2 }), (end) => {
      const [problem] = problemsOf(shipped.slice(0, end));
      expect(problem?.line).toBeGreaterThan(0);
    }),
    { numRuns: 50 },
  );
});

test('a model that the catalogue lacks is refused by name', () => {
  const text = changed(`"id": "${present.models[0]?.id}"`, '"id": "<b>nobody</b>"');
  expect(problemsOf(text)[0]).toMatchObject({ where: 'models' });
  expect(problemsOf(text)[0]?.message).toContain('<b>nobody</b>');
});

test('a file name has nothing that a file system refuses', () => {
  expect(policyFileName({ ...present, name: '../../<b>a/b</b>', version: 3 })).toBe('routellm-b-a-b-b-v3.json');
});

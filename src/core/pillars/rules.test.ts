import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import { fakePolicy } from '../../testing/fake-policy';
import { compilePolicy } from '../compiled-policy';
import type { CompiledPolicy } from '../compiled-policy';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import { extractFeatures } from '../features/extract-features';
import { rulesVerdict } from './rules';

const endpoints = [fakeEndpoint({ id: 'small', tier: 'local' }), fakeEndpoint({ id: 'big', tier: 'cloud' })];

function policyWith(rules: Partial<Policy['rules']>): CompiledPolicy {
  const base = fakePolicy(['small', 'big']);
  const compiled = compilePolicy({ ...base, rules: { ...base.rules, ...rules } }, endpoints);
  if (!compiled.ok) throw new Error(compiled.failure.message);
  return compiled.value;
}

const keyword = (id: string, source: string) => ({ id, kind: 'keyword', source, flags: 'i', enabled: true }) as const;
const policy = policyWith({
  safeLists: [
    { id: 'greetings', name: 'greetings', enabled: true, patterns: ['hi|hello(?: there)?', 'thanks?(?: a lot)?'] },
  ],
  triggers: [keyword('prove', 'prove'), keyword('beweis-zh', '证明')],
  patterns: [
    { id: 'p1', kind: 'regex', source: '\\bsecret sauce\\b', flags: 'i', enabled: true, tier: 'local' },
    { ...keyword('p2', 'architecture'), tier: 'cloud' },
  ],
});

function ask(text: string, compiled = policy) {
  const prompt: Prompt = { id: 'p', text, metadata: {}, origin: 'typed' };
  return rulesVerdict(prompt, extractFeatures(prompt), compiled);
}

describe('the rules pillar', () => {
  test('sends a short text local and says its length', () => {
    const said = ask('x2');
    expect(said.verdict).toEqual({ kind: 'narrow', tier: 'local', candidates: ['small'], confidence: 1 });
    expect(said.reason).toBe('length 2 < 50');
    expect(said.score).toEqual({ value: 2, threshold: 50, margin: -48, unit: 'characters' });
  });

  test.each(['thanks!', ' Hello there... ', 'THANKS A LOT 🙏🏽👍', 'hi'])('knows the greeting %j whole', (text) => {
    const { length } = [...text.trim()];
    expect(ask(text)).toMatchObject({
      verdict: { tier: 'local' },
      score: { value: length, threshold: 50, margin: length - 50, unit: 'characters' },
      reason: `safe list greetings, length ${length} < 50`,
    });
    const { rules } = policy.policy;
    const ungated = { ...policy, policy: { ...policy.policy, rules: { ...rules, minLength: 0 } } };
    expect(ask(text, ungated)).not.toHaveProperty('score');
    expect(ask(text, ungated).reason).toBe('safe list greetings');
  });

  test('does not take a greeting before a task for a greeting', () => {
    const text = 'hi, compare these two tax systems in detail and argue for one of them';
    expect(ask(text).verdict.kind).toBe('abstain');
  });

  test.each([
    ['Prove it', 0, 5],
    ['请证明这个', 1, 3],
  ])('lets a trigger in %j beat the length gate', (text, start, end) => {
    const said = ask(text);
    expect(said.verdict.kind).toBe('abstain');
    expect(said.reason).toContain('beats the length gate');
    expect(said.evidence).toMatchObject([{ kind: 'match', start, end }]);
  });

  test('takes the first matching pattern of the user before everything else', () => {
    expect(ask('architecture')).toMatchObject({
      verdict: { kind: 'narrow', tier: 'cloud', candidates: ['big'] },
      reason: 'keyword "architecture" matched "architecture"',
      evidence: [{ kind: 'match', ruleId: 'p2', start: 0, end: 12 }],
    });
    expect(ask('architecture of the secret sauce').reason).toBe('pattern /\\bsecret sauce\\b/i matched "secret sauce"');
  });

  test('abstains on longer texts with the score it held them against', () => {
    const said = ask('x'.repeat(50));
    expect(said).toMatchObject({ verdict: { kind: 'abstain' }, score: { margin: 0 } });
  });

  test('a minimum length of 0 turns the gate off', () => {
    expect(ask('x', policyWith({ minLength: 0 })).verdict.kind).toBe('abstain');
  });

  test('counts characters, not bytes: an emoji is one', () => {
    expect(ask('🚀🚀').reason).toBe('length 2 < 50');
  });

  test('always answers, with spans inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const evidence of ask(text).evidence ?? [])
          if (evidence.kind === 'match') expect(evidence.end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test.each(['a', '😀', '\u0000', '\u202eא', '<script>', '\ud800', ' '])(
    'a megabyte of %j is answered at once',
    (unit) => {
      const prompt: Prompt = { id: 'p', text: unit.repeat(1_000_000 / unit.length), metadata: {}, origin: 'typed' };
      const features = extractFeatures(prompt);
      const started = performance.now();
      rulesVerdict(prompt, features, policy);
      expect(performance.now() - started).toBeLessThan(500);
    },
  );
});

test('without words it says the same of a prompt under one policy after another, as if it had never been asked', () => {
  const texts = [
    'x2',
    'hi',
    'thanks a lot!',
    'prove it',
    'the secret sauce',
    'an architecture of services, described at length',
  ];
  const policies = [policy, policyWith({}), policyWith({ minLength: 0 }), { ...policy, triggers: [] }, policy];
  for (const text of texts) {
    const prompt: Prompt = { id: 'p', text, metadata: {}, origin: 'typed' };
    const features = extractFeatures(prompt);
    for (const compiled of policies) {
      const worded = rulesVerdict({ ...prompt }, features, compiled);
      const quiet = rulesVerdict(prompt, features, compiled, false);
      expect(quiet.verdict.kind).toBe(worded.verdict.kind);
      if (worded.verdict.kind === 'narrow') expect(quiet).toMatchObject({ verdict: worded.verdict, reason: '' });
      if (worded.verdict.kind === 'narrow') expect(quiet.score).toEqual(worded.score);
    }
  }
});

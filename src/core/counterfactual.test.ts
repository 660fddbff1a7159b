import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyArbitrary, promptsArbitrary } from '../testing/arbitraries';
import { fakeFlightContext } from '../testing/fake-flight-context';
import { hashedText } from '../testing/hashed-text';
import { sessionPolicy } from '../testing/session-policy';
import { decideTier } from './cascade';
import { counterfactuals } from './counterfactual';
import type { Policy } from './domain/policy';
import type { Prompt, Tier } from './domain/prompt';
import { driveCached } from './drive-cached';
import type { FlightContext } from './flight-context';
import { servingTier } from './serving-tier';

const embeddedOf = ({ text }: Prompt) => hashedText(text);
const tierOf = (prompt: Prompt, context: FlightContext): Tier | null =>
  servingTier(driveCached(decideTier(prompt, context), context.model, embeddedOf), context);
const promptOf = (text: string): Prompt => ({ id: 'p', text, metadata: {}, origin: 'typed' });
const sentencesOf = (prompt: Prompt, policy: Policy): readonly string[] => {
  const context = fakeFlightContext(policy);
  return counterfactuals(prompt, tierOf(prompt, context), context, embeddedOf).map(({ sentence }) => sentence);
};

/** The policy and prompt that a sentence speaks of; null for a sentence without a condition. */
function applied(sentence: string, prompt: Prompt, policy: Policy): [Prompt, Policy] | null {
  const value = Number(/were ([\d.]+)\.$/.exec(sentence)?.[1]);
  const { complexity, semantic, judge, rules } = policy;
  if (sentence.includes('complexity threshold'))
    return [prompt, { ...policy, complexity: { ...complexity, edgeThreshold: value } }];
  if (sentence.includes('similarity threshold'))
    return [prompt, { ...policy, semantic: { ...semantic, similarityThreshold: value } }];
  if (sentence.includes('judge threshold')) return [prompt, { ...policy, judge: { ...judge, threshold: value } }];
  if (sentence.includes('minimum length')) return [prompt, { ...policy, rules: { ...rules, minLength: value } }];
  if (sentence.includes('without the pattern')) return [prompt, { ...policy, rules: { ...rules, patterns: [] } }];
  if (sentence.includes('without the')) return [{ ...prompt, overrides: ['privacy'] }, policy];
  return null;
}

describe('counterfactuals', () => {
  test('say what is true: applied, the prompt goes where the sentence says, and it did not before', () =>
    fc.assert(
      fc.property(promptsArbitrary(3), policyArbitrary, (prompts, policy) => {
        for (const prompt of prompts) {
          const now = tierOf(prompt, fakeFlightContext(policy));
          for (const sentence of sentencesOf(prompt, policy)) {
            const change = applied(sentence, prompt, policy);
            if (change === null) continue;
            const told = sentence.includes('LOCAL') ? 'local' : 'cloud';
            expect(told).not.toBe(now);
            expect([sentence, tierOf(change[0], fakeFlightContext(change[1]))]).toEqual([sentence, told]);
          }
        }
      }),
      { numRuns: 150 },
    ));

  test('name the nearest threshold that flips, and no nearer one does', () => {
    const prompt = promptOf('river bond table '.repeat(15));
    const policy = sessionPolicy();
    const [first] = sentencesOf(prompt, policy);
    const edge = Number(/^Would go LOCAL if the complexity threshold were (\d+)\.$/.exec(first ?? '')?.[1]);
    for (let nearer = 66; nearer < edge; nearer += 1) {
      const moved = sessionPolicy({ complexity: { ...policy.complexity, edgeThreshold: nearer } });
      expect(tierOf(prompt, fakeFlightContext(moved))).toBe('cloud');
    }
  });

  test('name the data that keeps a prompt here', () => {
    const sentences = sentencesOf(
      promptOf('prove this theorem, prove this theorem, prove this theorem: ana@example.org'),
      sessionPolicy(),
    );
    expect(sentences).toContain('Would go CLOUD without the e-mail address.');
  });

  test('say where a blocked prompt would go', () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${'MIIB0gIBAAJh'.repeat(3)}\n-----END PRIVATE KEY-----`;
    const { privacy, rules } = sessionPolicy();
    const policy = sessionPolicy({ privacy, rules: { ...rules, minLength: 500 } });
    expect(sentencesOf(promptOf(`hello ${key}`), policy)).toEqual(['Would go LOCAL without the private key.']);
  });

  test('never promise a tier of which nobody is on', () => {
    const { models } = sessionPolicy();
    const cloudOnly = sessionPolicy({
      models: models.map((model) => ({ ...model, enabled: !['tiny', 'small'].includes(model.id) })),
    });
    expect(fakeFlightContext(cloudOnly).policy.endpointIdsOf('local', 0)).toEqual([]);
    const sentences = sentencesOf(promptOf('my card is 4111 1111 1111 1111'), cloudOnly);
    expect(sentences).toEqual(['Would go CLOUD without the card number.']);
  });

  test('admit that nothing flips it', () => {
    const blocked = sessionPolicy({ budget: { hardLimitUsd: 0, premiumShare: 1 } });
    expect(sentencesOf(promptOf('hello'), blocked)).toEqual(['No single threshold flips this.']);
  });
});

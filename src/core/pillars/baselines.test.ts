import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeFlightContext } from '../../testing/fake-flight-context';
import { sessionPolicy } from '../../testing/session-policy';
import type { Prompt } from '../domain/prompt';
import { articleRule, heldOutCutInSteps, lengthRule, tuneLengthRule } from './baselines';
import { drained } from '../drained';

const heldOutCut = (tuning: readonly Prompt[]) => drained(heldOutCutInSteps(tuning));

type Need = NonNullable<Prompt['label']>['need'];
const promptOf = (length: number, need?: Need, text = 'x'.repeat(length)): Prompt => ({
  id: `p${length}`,
  text,
  metadata: {},
  origin: 'sample',
  ...(need === undefined ? {} : { label: { need, source: 'sample-authors' } }),
});

describe('the article’s rule', () => {
  const { rules } = sessionPolicy();
  const triggers = [{ id: 'prove', kind: 'keyword', source: 'prove', flags: 'i', enabled: true } as const];
  const rule = articleRule(fakeFlightContext(sessionPolicy({ rules: { ...rules, triggers } })).policy.triggers);

  test.each([
    ['Prove it', 'local'],
    [`Prove it ${'x'.repeat(50)}`, 'cloud'],
    ['x'.repeat(500), 'local'],
    [`prove it${' '.repeat(41)}`, 'local'],
    [`prove it${' '.repeat(42)}`, 'cloud'],
  ])('sends %j to %s', (text, tier) => expect(rule(promptOf(0, undefined, text))).toBe(tier));
});

describe('the tuned length rule', () => {
  const agreeing = (cut: number, prompts: readonly Prompt[]): number =>
    prompts.filter((prompt) => lengthRule(cut)(prompt) === prompt.label?.need).length;
  const labelled = fc.array(
    fc
      .tuple(fc.nat({ max: 20 }), fc.constantFrom<Need>('local', 'cloud'))
      .map(([length, need]) => promptOf(length, need)),
    { minLength: 1, maxLength: 30 },
  );

  test('agrees with the labels at least as often as any other cut', () => {
    fc.assert(
      fc.property(labelled, (prompts) => {
        const tuned = tuneLengthRule(prompts);
        const best = Math.max(...Array.from({ length: 23 }, (_, cut) => agreeing(cut, prompts)));
        expect(agreeing(tuned!.cut, prompts)).toBe(best);
        expect(prompts.map(tuned!.rule)).toEqual(prompts.map(lengthRule(tuned!.cut)));
      }),
    );
  });

  test('does not count prompts without a label or where both failed', () => {
    expect(tuneLengthRule([promptOf(3), promptOf(9, 'both-failed')])).toBeNull();
    const prompts = [promptOf(2, 'local'), promptOf(5, 'cloud'), promptOf(9, 'both-failed'), promptOf(1)];
    expect(tuneLengthRule(prompts)?.cut).toBe(3);
  });
});

describe('the held-out cut', () => {
  const inHalf = (half: 'tune' | 'report', ...prompts: readonly Prompt[]): Prompt[] =>
    prompts.map((prompt) => ({ ...prompt, split: half }));
  const tune = inHalf('tune', promptOf(2, 'local'), promptOf(5, 'cloud'));
  const report = inHalf('report', promptOf(20, 'local'), promptOf(50, 'cloud'));

  test('is tuned on the other half for a prompt of the samples, on all for one from outside', () => {
    const cutOf = heldOutCut([...tune, ...report])!;
    expect([...tune, ...report].map(cutOf)).toEqual([21, 21, 3, 3]);
    expect(cutOf(promptOf(9))).toBe(tuneLengthRule([...tune, ...report])!.cut);
  });

  test('alternates where there are no halves', () => {
    const prompts = [promptOf(2, 'local'), promptOf(20, 'local'), promptOf(5, 'cloud'), promptOf(50, 'cloud')];
    expect(prompts.map(heldOutCut(prompts)!)).toEqual([21, 3, 21, 3]);
  });

  test('is that of all where the other half says nothing, and null where nobody does', () => {
    expect(tune.map(heldOutCut(tune)!)).toEqual([3, 3]);
    expect(heldOutCut([promptOf(3)])).toBeNull();
  });
});

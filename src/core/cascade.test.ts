import { describe, expect, test } from 'vitest';
import { driveFlight } from '../testing/drive-flight';
import type { Answers } from '../testing/drive-flight';
import { fakeFlightContext } from '../testing/fake-flight-context';
import { sessionPolicy } from '../testing/session-policy';
import { decideTier } from './cascade';
import type { TierDecision } from './cascade';
import type { Policy } from './domain/policy';
import type { Prompt } from './domain/prompt';
import type { StageId } from './domain/verdict';
import type { FlightContext } from './flight-context';

const promptOf = (text: string, rest: Partial<Prompt> = {}): Prompt => ({
  id: 'p',
  text,
  metadata: {},
  origin: 'typed',
  ...rest,
});
/** 24 words of no cluster: the index is 65, inside the judge's band. */
const unclear = promptOf('the river of seven tables meets a bond '.repeat(3).trim());
const proof = promptOf('prove this theorem, prove this theorem, prove this theorem');

const ask = (
  prompt: Prompt,
  policy: Policy = sessionPolicy(),
  answers: Answers = {},
  patch: Partial<FlightContext> = {},
) => driveFlight(decideTier(prompt, fakeFlightContext(policy, patch)), answers);
const said = ({ trace }: TierDecision): readonly string[] =>
  trace.map(({ stage, verdict }) => `${stage} ${verdict.kind}`);
const entry = ({ trace }: TierDecision, stage: StageId) => trace.find((one) => one.stage === stage);

describe('the cascade', () => {
  test('asks nothing of the world for what the rules decide', () => {
    const { value, asked } = ask(promptOf('hi'));
    expect(asked).toEqual([]);
    expect(value).toMatchObject({ tier: 'local', decidedBy: 'rules', complexity: { from: 'text' } });
    expect(said(value)).toEqual(['rules narrow', 'semantic skipped', 'complexity skipped', 'judge skipped']);
    expect(entry(value, 'rules')?.reason).toBe('length 2 < 50');
  });

  test('says what a gate found, and when that leaves nobody, that no local model is on', () => {
    const cards = promptOf('bill 4111 1111 1111 1111 and 5500 0000 0000 0004');
    expect(entry(ask(cards).value, 'privacy')?.reason).toBe('2 card numbers may not leave this device.');
    const { models } = sessionPolicy();
    const cloudOnly = sessionPolicy({ models: models.filter(({ id }) => !['tiny', 'small'].includes(id)) });
    const { value } = ask(cards, cloudOnly);
    const reason = '2 card numbers may not leave this device; no local model is on.';
    expect(value).toMatchObject({ tier: null, blockedBy: { gate: 'privacy', reason } });
    expect(entry(value, 'privacy')?.reason).toBe(reason);
  });

  test('embeds once, however many stages want the vector', () => {
    const { value, asked } = ask(unclear, undefined, {
      judge: () => ({ ok: true, value: { difficulty: 9, judge: 'x' } }),
    });
    expect(asked).toEqual(['embed', 'judge']);
    expect(said(value)).toEqual(['rules abstain', 'semantic abstain', 'complexity abstain', 'judge narrow']);
    expect(value).toMatchObject({
      tier: 'cloud',
      decidedBy: 'judge',
      judgeDifficulty: 9,
      complexity: { from: 'embedding' },
    });
  });

  test('asks in the order of the policy', () => {
    const order = ['semantic', 'rules', 'complexity', 'judge'] as const;
    const { value, asked } = ask(promptOf('hello there friend'), sessionPolicy({ order: [...order] }));
    expect(asked).toEqual(['embed']);
    expect(value.trace.map(({ stage }) => stage)).toEqual(order);
    expect(value.decidedBy).toBe('semantic');
  });

  test.each([
    [64, 'cloud'],
    [65, 'local'],
    [70, 'local'],
  ])('a judge that fails leaves it to the index against the bare edge %i: %s', (edgeThreshold, tier) => {
    const policy = sessionPolicy({ complexity: { enabled: true, edgeThreshold, band: 20 } });
    const { value } = ask(unclear, policy);
    expect(value.complexity.index).toBe(65);
    expect(value).toMatchObject({ tier, decidedBy: 'complexity', judgeDifficulty: null });
    expect(said(value)).toEqual(['rules abstain', 'semantic abstain', 'complexity narrow', 'judge failed']);
    expect(entry(value, 'complexity')?.score?.threshold).toBe(edgeThreshold);
  });

  test('the surrogate judge has the vector made, also where no stage before wanted it', () => {
    const { asked, value } = ask(unclear, sessionPolicy({ order: ['judge', 'rules', 'semantic', 'complexity'] }));
    expect(asked).toEqual(['embed', 'judge']);
    expect([...value.ran]).toEqual(expect.arrayContaining(['embed', 'judge']));
  });

  test('an encoder that is not loaded is a failure in the trace, never a score', () => {
    const { value } = ask(proof, undefined, {}, { semanticIndex: null });
    expect(entry(value, 'semantic')?.verdict).toMatchObject({ kind: 'failed', error: { code: 'embedder-not-loaded' } });
    expect(value).toMatchObject({ semanticScore: null, decidedBy: 'complexity', complexity: { from: 'text' } });
  });

  test('a language outside the encoder is not embedded', () => {
    const { value, asked } = ask(
      promptOf('Bitte fassen Sie den folgenden Bericht über die Lage der Wirtschaft kurz zusammen.'),
    );
    expect(asked).toEqual([]);
    expect(entry(value, 'semantic')?.reason).toContain('Language de');
  });

  test('a stage that is off is skipped by the policy', () => {
    const { semantic } = sessionPolicy();
    const { value } = ask(proof, sessionPolicy({ semantic: { ...semantic, enabled: false } }));
    expect(entry(value, 'semantic')?.verdict).toEqual({ kind: 'skipped', by: 'disabled' });
  });

  test('gates decide when they leave one tier only, and speak first in the trace', () => {
    const { value } = ask(promptOf(`${proof.text} for ana@example.org`));
    expect(value).toMatchObject({ tier: 'local', decidedBy: 'privacy', blockedBy: null });
    expect(said(value)[0]).toBe('privacy veto');
  });

  test('gates that leave nobody block', () => {
    const { value } = ask(
      promptOf(`x -----BEGIN PRIVATE KEY-----\n${'MIIB0gIBAAJh'.repeat(4)}\n-----END PRIVATE KEY-----`),
    );
    expect(value).toMatchObject({ tier: null, decidedBy: 'privacy', blockedBy: { gate: 'privacy' } });
    expect(value.allowed.size).toBe(0);
  });
});

describe('"evaluate all"', () => {
  const all = sessionPolicy({ evaluateAll: true });
  const judge: Answers = { judge: () => ({ ok: true, value: { difficulty: 9, judge: 'x' } }) };

  test('leaves what skipped stages would have said', () => {
    const { value, asked } = ask(promptOf('prove this theorem'), all, judge);
    expect(asked).toEqual(['embed', 'judge']);
    expect(value.trace.map(({ verdict }) => verdict.kind)).toEqual(['narrow', 'skipped', 'skipped', 'skipped']);
    expect(value.trace.map(({ shadow }) => shadow?.verdict)).toMatchObject([
      undefined,
      { kind: 'narrow', tier: 'cloud' },
      { kind: 'narrow', tier: 'local' },
      { kind: 'narrow', tier: 'cloud' },
    ]);
  });

  test('changes neither the decision nor what counts as run', () => {
    const [plain, shadowed] = [ask(promptOf('prove this theorem')), ask(promptOf('prove this theorem'), all, judge)];
    expect(shadowed.value).toMatchObject({ tier: 'local', decidedBy: 'rules', semanticScore: expect.any(Number) });
    expect(shadowed.value.ran).toEqual(plain.value.ran);
  });
});

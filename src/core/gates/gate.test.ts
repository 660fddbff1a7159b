import { describe, expect, test } from 'vitest';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import { fakePolicy } from '../../testing/fake-policy';
import { compilePolicy } from '../compiled-policy';
import type { CompiledPolicy } from '../compiled-policy';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import { extractFeatures } from '../features/extract-features';
import { budgetGate, contextGate, privacyGate, residencyGate } from './gate';

const endpoints = [
  fakeEndpoint({ id: 'small', tier: 'local' }),
  fakeEndpoint({ id: 'big-us', tier: 'cloud', region: 'us' }),
  fakeEndpoint({ id: 'big-eu', tier: 'cloud', region: 'eu-west-1' }),
];

function policyWith(patch: Partial<Policy> = {}): CompiledPolicy {
  const compiled = compilePolicy(fakePolicy(['small', 'big-us', 'big-eu'], patch), endpoints);
  if (!compiled.ok) throw new Error(compiled.failure.message);
  return compiled.value;
}

const promptOf = (text: string, rest: Partial<Prompt> = {}): Prompt => ({
  id: 'p',
  text,
  metadata: {},
  origin: 'typed',
  ...rest,
});
const privacy = (prompt: Prompt, policy = policyWith()) => privacyGate(prompt, extractFeatures(prompt), policy);

describe('the privacy gate', () => {
  test('keeps a card number on the device and shows where it is, not what', () => {
    const said = privacy(promptOf('Pay with 4111 1111 1111 1111 today'));
    expect(said.verdict).toEqual({ kind: 'veto', endpointIds: ['big-us', 'big-eu'], ruleId: 'privacy/card' });
    expect(said.evidence).toEqual([{ kind: 'match', ruleId: 'privacy/card', start: 9, end: 28 }]);
    expect(said.reason).not.toContain('4111');
  });

  test('counts a local model on another machine as outside', () => {
    const nas = { ...fakeEndpoint({ id: 'nas', tier: 'local' }), leavesDevice: true } as const;
    const compiled = compilePolicy(fakePolicy(['small', 'nas', 'big-us']), [...endpoints, nas]);
    if (!compiled.ok) throw new Error(compiled.failure.message);
    const card = promptOf('Pay with 4111 1111 1111 1111 today');
    expect(privacy(card, compiled.value).verdict).toMatchObject({ endpointIds: ['big-us', 'big-eu', 'nas'] });
    const european = promptOf('Hi', { metadata: { region: 'eu' } });
    expect(residencyGate(european, compiled.value).verdict).toMatchObject({ endpointIds: ['big-us', 'nas'] });
  });

  test('sees the system text and earlier turns too', () => {
    expect(privacy(promptOf('and now?', { system: 'user: ana@example.org' })).verdict.kind).toBe('veto');
    expect(privacy(promptOf('ok', { turns: [{ role: 'user', text: 'SSN 123-45-6789' }] })).verdict.kind).toBe('veto');
  });

  test('blocks every endpoint where the strictest action says so', () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${'MIIB0gIBAAJh'.repeat(3)}\n-----END PRIVATE KEY-----`;
    const said = privacy(promptOf(`ana@example.org ${key}`));
    expect(said.verdict).toMatchObject({ endpointIds: ['small', 'big-us', 'big-eu'], ruleId: 'privacy/private-key' });
  });

  test('lets allowed kinds pass, and everything when it is off', () => {
    expect(privacy(promptOf('server 84.12.7.201')).verdict.kind).toBe('abstain');
    const off = policyWith({ privacy: { ...fakePolicy([]).privacy, enabled: false } });
    expect(privacy(promptOf('ana@example.org'), off).verdict.kind).toBe('abstain');
  });

  test('abstains when overridden for one flight, and leaves the evidence in the trace', () => {
    const said = privacy(promptOf('ana@example.org', { overrides: ['privacy'] }));
    expect(said.verdict.kind).toBe('abstain');
    expect(said.reason).toContain('Overridden once');
    expect(said.evidence).toHaveLength(1);
  });
});

describe('the residency gate', () => {
  test('removes cloud endpoints outside the region, never the device', () => {
    const said = residencyGate(promptOf('x', { metadata: { region: 'eu' } }), policyWith());
    expect(said.verdict).toEqual({ kind: 'veto', endpointIds: ['big-us'], ruleId: 'residency/eu' });
  });

  test('abstains without a demand, or when off', () => {
    expect(residencyGate(promptOf('x'), policyWith()).verdict.kind).toBe('abstain');
    const off = policyWith({ residency: { enabled: false } });
    expect(residencyGate(promptOf('x', { metadata: { region: 'eu' } }), off).verdict.kind).toBe('abstain');
  });
});

describe('the budget gate', () => {
  test('halts everything where the policy says so', () => {
    const budget = { hardLimitUsd: 1, premiumShare: 1, atLimit: 'halt' as const };
    const { verdict, reason } = budgetGate(1, policyWith({ budget }));
    expect(verdict).toMatchObject({ kind: 'veto', endpointIds: expect.arrayContaining(['small', 'big-us', 'big-eu']) });
    expect(reason).toBe('Spent $1.0000, the limit is $1.00: halted.');
  });

  test.each([
    [0, null, 'abstain'],
    [0.5, 1, 'abstain'],
    [1, 1, 'veto'],
    [0, 0, 'veto'],
  ])('spent %d of %s: %s', (spent, hardLimitUsd, kind) => {
    expect(budgetGate(spent, policyWith({ budget: { hardLimitUsd, premiumShare: 1 } })).verdict.kind).toBe(kind);
  });

  test('leaves the cheapest cloud endpoint alone from the share of the limit on', () => {
    const token = { kind: 'token', inputUsdPerMTok: 1, cacheReadUsdPerMTok: null, cacheWriteUsdPerMTok: null } as const;
    const priced = endpoints.map((endpoint) => ({
      ...endpoint,
      price: { ...token, outputUsdPerMTok: endpoint.id === 'big-us' ? 9 : 2 },
    }));
    const budget = { hardLimitUsd: 1, premiumShare: 0.8 };
    const compiled = compilePolicy(fakePolicy(['small', 'big-us', 'big-eu'], { budget }), priced);
    if (!compiled.ok) throw new Error(compiled.failure.message);
    expect(budgetGate(0.79, compiled.value).verdict.kind).toBe('abstain');
    expect(budgetGate(0.8, compiled.value).verdict).toMatchObject({
      endpointIds: ['big-us'],
      ruleId: 'budget/premium',
    });
    expect(budgetGate(1, compiled.value).verdict).toMatchObject({ endpointIds: ['big-us', 'big-eu'] });
  });
});

describe('the context gate', () => {
  test.each([
    [8191, 'abstain'],
    [8192, 'veto'],
    [300_000, 'veto'],
  ])('%d tokens against a context of 8192: %s', (inputTokens, kind) => {
    expect(contextGate({ inputTokens }, policyWith()).verdict.kind).toBe(kind);
  });
});

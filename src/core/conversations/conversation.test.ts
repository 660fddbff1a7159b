import { describe, expect, test } from 'vitest';
import { flySession } from '../../testing/fly-session';
import { sessionPolicy } from '../../testing/session-policy';
import type { Policy } from '../domain/policy';
import type { Prompt, Turn } from '../domain/prompt';

const hard = 'prove this theorem, prove this theorem, prove this theorem';
/** Its index is 65 by the fake model. */
const long = 'the river of seven tables meets a bond '.repeat(3).trim();
const policyOf = (stickTurns: number, patch: Partial<Policy> = {}): Policy =>
  sessionPolicy({ conversation: { stickTurns, contextDecay: 0 }, ...patch });
/** The texts as the turns of one session, each with those before it. */
const talk = (session: string, texts: readonly string[]): readonly Prompt[] =>
  texts.map((text, turn) => ({
    id: `${session}-${turn}`,
    text,
    turns: texts.slice(0, turn).flatMap((said): Turn[] => [
      { role: 'user', text: said },
      { role: 'assistant', text: 'Done.' },
    ]),
    metadata: { session },
    origin: 'typed',
  }));

const route = async (prompts: readonly Prompt[], policy: Policy) => {
  const { rows } = await flySession([prompts], { policy });
  return rows.map(({ result: { decision } }) => decision);
};

describe('a conversation', () => {
  test('stays in the cloud for k easy turns, then goes local, and goes up at once', async () => {
    const decided = await route(talk('s', [hard, 'commit it', 'push it', 'thanks', hard]), policyOf(2));
    expect(decided.map(({ tier, tierDecidedBy }) => `${tier} ${tierDecidedBy}`)).toEqual([
      'cloud semantic',
      'cloud session',
      'cloud session',
      'local rules',
      'cloud semantic',
    ]);
  });

  test('treats every turn alone without stickiness', async () => {
    const decided = await route(talk('s', [hard, 'commit it']), policyOf(0));
    expect(decided.map(({ tier }) => tier)).toEqual(['cloud', 'local']);
  });

  test('stays on the endpoint that answered, and says which turn it is', async () => {
    const [first, second] = await route(talk('s', [hard, 'commit it']), policyOf(3));
    expect(second).toMatchObject({ endpointId: first?.endpointId, endpointPickedBy: 'session', propensity: 1 });
    const said = second?.trace.find(({ stage }) => stage === 'session')?.reason;
    expect(said).toMatch(/^Stays on \w+: turn 2 of session s\. 1 of 3 easy turns/);
    expect(second?.trace.at(-1)?.reason).toContain('stays on it, turn 2 of session s');
  });

  test('is taken to be where its own earlier turns would have sent it', async () => {
    const last = talk('s', [long, 'commit it'])
      .slice(-1)
      .map((prompt) => ({ ...prompt, metadata: {} }));
    const policy = { complexity: { enabled: true, edgeThreshold: 40, band: 0 } };
    expect(await route(last, policyOf(1, policy))).toMatchObject([{ tier: 'cloud', tierDecidedBy: 'session' }]);
    expect(await route(last, policyOf(0, policy))).toMatchObject([{ tier: 'local', tierDecidedBy: 'rules' }]);
  });

  test('never holds what a gate or a pattern of the user sends local', async () => {
    const secret = await route(talk('s', [hard, 'mail it to jane@example.com']), policyOf(3));
    expect(secret[1]).toMatchObject({ tier: 'local', tierDecidedBy: 'privacy' });
    const pattern = { id: 'p', kind: 'keyword', source: 'commit', flags: 'i', enabled: true, tier: 'local' } as const;
    const { rules } = sessionPolicy();
    const forced = await route(
      talk('s', [hard, 'commit it']),
      policyOf(3, { rules: { ...rules, patterns: [pattern] } }),
    );
    expect(forced[1]).toMatchObject({ tier: 'local', tierDecidedBy: 'rules' });
  });

  test('hands the complexity of its turns down, less with every turn', async () => {
    const decaying = sessionPolicy({ conversation: { stickTurns: 0, contextDecay: 0.5 } });
    const [first, second, third] = await route(talk('s', [hard, 'ok', 'ok then']), decaying);
    const index = first?.complexityIndex ?? 0;
    expect(second?.complexityIndex).toBe(Math.round(index / 2));
    expect(third?.complexityIndex).toBeLessThan(second?.complexityIndex ?? 0);
  });

  test('asks on only when it is answered, and others do not wait for it', async () => {
    const other: Prompt = { id: 'o', text: hard, metadata: {}, origin: 'typed' };
    const texts = [hard, hard, hard, hard, hard, hard];
    const { rows } = await flySession([[...talk('s', texts), other]], { policy: policyOf(0) });
    const [first, second] = rows;
    const attempts = first !== undefined && 'attempts' in first.result.outcome ? first.result.outcome.attempts : [];
    const calledMs = attempts.reduce((sum, { durationMs }) => sum + durationMs, 0);
    expect(second?.arrivalMs).toBeGreaterThanOrEqual((first?.arrivalMs ?? 0) + calledMs);
    expect(rows[6]?.arrivalMs).toBeLessThan(rows[5]?.arrivalMs ?? 0);
  });

  test('gives the same rows again when it is asked again', async () => {
    const prompts = [...talk('a', [hard, 'ok', hard]), ...talk('b', ['hi', hard, 'ok'])];
    const [one, other] = [
      await flySession([prompts], { policy: policyOf(2) }),
      await flySession([prompts], { policy: policyOf(2) }),
    ];
    expect(one.hash).toBe(other.hash);
  });
});

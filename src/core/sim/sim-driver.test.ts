import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyArbitrary, promptsArbitrary } from '../../testing/arbitraries';
import { flySession } from '../../testing/fly-session';
import type { FlownSession } from '../../testing/fly-session';
import { sessionPolicy } from '../../testing/session-policy';
import { scenarioArbitrary } from '../../testing/scenario-arbitrary';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import { steadyScenario } from '../domain/scenario';

const sessions = fc.tuple(promptsArbitrary(20), policyArbitrary, fc.nat());
const few = { numRuns: 40 };

/** Prompts of 13 to 52 words of no cluster, index 38 to 88: complexity and judge decide them. */
function scoredPrompts(count: number): readonly Prompt[] {
  return Array.from({ length: count }, (_, k): Prompt => {
    const text = 'river bond table '.repeat(4 + (k % 14)) + k;
    return { id: `p${k}`, text, metadata: {}, origin: 'typed' };
  });
}
const banditPolicy = (patch: Partial<Policy['bandit']>): Policy =>
  sessionPolicy({ bandit: { ...sessionPolicy().bandit, ...patch } });
const shareOf = ({ rows }: FlownSession, holds: (row: FlownSession['rows'][number]) => boolean): number =>
  rows.filter(holds).length / rows.length;

describe('a simulated session', () => {
  test('ends every request exactly once', () =>
    fc.assert(
      fc.asyncProperty(sessions, async ([prompts, policy, seed]) => {
        const { rows, ended } = await flySession([prompts, prompts.slice(0, 3)], { policy, seed });
        const all = [...prompts, ...prompts.slice(0, 3)];
        expect([...ended].sort((a, b) => a - b)).toEqual(all.map((_, row) => row));
        expect(rows.map((row) => row.prompt)).toEqual(all);
      }),
      few,
    ));

  test('repeats to the bit for equal seeds, in whatever slices it runs', () =>
    fc.assert(
      fc.asyncProperty(sessions, async ([prompts, policy, seed]) => {
        const whole = await flySession([prompts], { policy, seed });
        const sliced = await flySession([prompts], { policy, seed, run: { sliceMs: 0 } });
        const slowly = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
        const slow = await flySession([prompts], { policy, seed, run: { sliceMs: 0, yieldToHost: slowly } });
        expect([sliced.hash, slow.hash]).toEqual([whole.hash, whole.hash]);
      }),
      few,
    ));

  test('gives another hash for another seed', () =>
    fc.assert(
      fc.asyncProperty(promptsArbitrary(10), fc.nat(), async (prompts, seed) => {
        const [one, other] = [await flySession([prompts], { seed }), await flySession([prompts], { seed: seed + 1 })];
        expect(one.hash).not.toBe(other.hash);
      }),
      few,
    ));

  test('a second batch starts when the first has drained, and changes none of its rows', async () => {
    const prompts = scoredPrompts(30);
    const both = await flySession([prompts.slice(0, 20), prompts.slice(20)]);
    const first = await flySession([prompts.slice(0, 20)]);
    expect(both.rows.slice(0, 20)).toEqual(first.rows);
    expect(both.rows[20]!.arrivalMs).toBeGreaterThan(first.sim.clockMs);
  });

  test('stops between slices when cancelled', async () => {
    const signal = { aborted: false };
    const yieldToHost = (): Promise<void> => {
      signal.aborted = true;
      return Promise.resolve();
    };
    const { rows } = await flySession([scoredPrompts(50)], { run: { sliceMs: 0, signal, yieldToHost } });
    expect(rows.length).toBeLessThan(2);
  });

  test('"evaluate all" changes no decision, cost or latency', () =>
    fc.assert(
      fc.asyncProperty(sessions, async ([prompts, policy, seed]) => {
        const plain = await flySession([prompts], { policy: { ...policy, evaluateAll: false }, seed });
        const all = await flySession([prompts], { policy: { ...policy, evaluateAll: true }, seed });
        const facts = ({ rows }: FlownSession) =>
          rows.map(({ result: { decision, outcome } }) => [decision.tier, decision.tierDecidedBy, outcome]);
        expect(facts(all)).toEqual(facts(plain));
      }),
      few,
    ));
});

describe('a session in which things go wrong', () => {
  const stormy = fc.tuple(promptsArbitrary(20), policyArbitrary, fc.nat(), scenarioArbitrary);

  test('ends every request exactly once, and repeats to the bit in whatever slices it runs', () =>
    fc.assert(
      fc.asyncProperty(stormy, async ([prompts, policy, seed, scenario]) => {
        const fly = (sliceMs: number) =>
          flySession([prompts, prompts], { policy, seed, world: { scenario }, run: { sliceMs } });
        const [whole, sliced] = [await fly(Infinity), await fly(0)];
        expect([...whole.ended].sort((a, b) => a - b)).toEqual([...prompts, ...prompts].map((_, row) => row));
        expect(sliced.hash).toBe(whole.hash);
      }),
      few,
    ));

  test('is the calm one again when its incidents concern nobody', async () => {
    const prompts = scoredPrompts(40);
    const outage = { id: 'o', kind: 'outage', target: 'nobody', flapping: null, to: null } as const;
    const incidents = [{ ...outage, from: { unit: 'request', value: 0 } as const }];
    const flown = await flySession([prompts], { world: { scenario: { ...steadyScenario, incidents } } });
    expect(flown.hash).toBe((await flySession([prompts])).hash);
  });

  test('loses no request to an outage of a tier while the other can answer, and shows each hop', async () => {
    const outage = { id: 'o', kind: 'outage', target: 'cloud', flapping: null } as const;
    const span = { from: { unit: 'request', value: 10 }, to: { unit: 'request', value: 30 } } as const;
    const scenario = { ...steadyScenario, incidents: [{ ...outage, ...span }] };
    const { rows } = await flySession([scoredPrompts(40)], { world: { scenario } });
    const hit = rows
      .slice(10, 30)
      .flatMap(({ result: { outcome } }) => ('attempts' in outcome ? [outcome.attempts] : []));
    const hops = hit.filter((attempts) => attempts.some((attempt) => attempt.error !== undefined));
    expect(hops.length).toBeGreaterThan(5);
    expect(rows.slice(30).every(({ result }) => result.outcome.kind === 'completed')).toBe(true);
    expect(hops.every((attempts) => attempts[0]!.error?.message.includes('refused the connection'))).toBe(true);
  });

  test('brings the hardest prompts forward in a mix shift, each once', async () => {
    const shift = { id: 'm', kind: 'mix', target: 'all', share: 1 } as const;
    const span = { from: { unit: 'request', value: 0 }, to: { unit: 'request', value: 10 } } as const;
    const world = { scenario: { ...steadyScenario, incidents: [{ ...shift, ...span }] } };
    const { rows } = await flySession([scoredPrompts(40)], { world });
    const byArrival = [...rows].sort((a, b) => a.arrivalMs - b.arrivalMs);
    const indexOf = (from: number, to: number) =>
      byArrival.slice(from, to).map(({ result }) => result.decision.complexityIndex);
    expect(Math.min(...indexOf(0, 10))).toBeGreaterThanOrEqual(Math.max(...indexOf(10, 40)));
  });
});

describe('two policies on the same prompts', () => {
  test('meet the same luck: a row served alike ends alike', () =>
    fc.assert(
      fc.asyncProperty(sessions, policyArbitrary, async ([prompts, policy, seed], otherPolicy) => {
        const one = await flySession([prompts], { policy, seed });
        const other = await flySession([prompts], { policy: otherPolicy, seed });
        for (const [k, row] of one.rows.entries()) {
          const twin = other.rows[k]!;
          expect(twin.arrivalMs).toBe(row.arrivalMs);
          const [a, b] = [row.result.outcome, twin.result.outcome];
          if (a.kind !== 'completed' || b.kind !== 'completed') continue;
          const ids = (outcome: typeof a): string => outcome.attempts.map((attempt) => attempt.endpointId).join();
          if (ids(a) === ids(b)) expect([b.quality, b.tokens, b.costUsd]).toEqual([a.quality, a.tokens, a.costUsd]);
        }
      }),
      few,
    ));

  test.each([20, 26, 33])(
    'without a band, the edge at the index of cloud row %i turns it local, and none above it',
    async (pick) => {
      const prompts = scoredPrompts(40);
      const at = (edgeThreshold: number): Promise<FlownSession> =>
        flySession([prompts], { policy: sessionPolicy({ complexity: { enabled: true, edgeThreshold, band: 0 } }) });
      const before = await at(65);
      const decisionOf = ({ rows }: FlownSession, row: number) => rows[row]!.result.decision;
      const edge = decisionOf(before, pick).complexityIndex;
      expect(decisionOf(before, pick)).toMatchObject({ tier: 'cloud', tierDecidedBy: 'complexity' });
      const after = await at(edge);
      const isFlipped = (row: number): boolean => decisionOf(after, row).tier !== decisionOf(before, row).tier;
      const isUpTo = (row: number): boolean =>
        decisionOf(before, row).tier === 'cloud' && decisionOf(before, row).complexityIndex <= edge;
      expect(prompts.map((_, row) => isFlipped(row))).toEqual(prompts.map((_, row) => isUpTo(row)));
      expect(isFlipped(pick)).toBe(true);
    },
  );
});

describe('the bandit over a session', () => {
  test.each([0.1, 0.3])('draws at random in a share of %d, within 2 points on 600 requests', async (epsilon) => {
    const flown = await flySession([scoredPrompts(600)], { seed: 7, policy: banditPolicy({ epsilon }) });
    const share = shareOf(flown, (row) => row.result.decision.draw === 'random');
    expect(Math.abs(share - epsilon)).toBeLessThan(0.02);
  });

  test('crosses in about the budget’s share, and logs the propensity', async () => {
    const flown = await flySession([scoredPrompts(1000)], { seed: 3, policy: banditPolicy({ crossingBudget: 0.1 }) });
    const crossed = flown.rows.filter((row) => row.result.decision.explored);
    expect(Math.abs(crossed.length / 1000 - 0.1)).toBeLessThan(0.02);
    expect(Math.max(...crossed.map((row) => row.result.decision.propensity))).toBeLessThanOrEqual(0.1);
  });

  test('an endpoint switched on in mid-session leaves earlier rows alone and is tried at once', async () => {
    const prompts = scoredPrompts(60);
    const base = banditPolicy({ epsilon: 0, crossingBudget: 0 });
    const from = (row: number) => (id: string) => ({
      ...base,
      models: base.models.map((model) => (model.id === id ? { ...model, enabled: row < 60, fromRequest: row } : model)),
    });
    const without = await flySession([prompts], { policy: from(60)('fast') });
    const late = await flySession([prompts], { policy: from(40)('fast') });
    expect(late.rows.slice(0, 40)).toEqual(without.rows.slice(0, 40));
    const cloud = late.rows.slice(40).filter((row) => row.result.decision.tier === 'cloud');
    expect(cloud[0]?.result.decision.endpointId).toBe('fast');
    expect(late.sim.arms.arm('large').pulls).toBeGreaterThan(0);
  });

  test('an endpoint that leaves in mid-session keeps what it did, and is not called again', async () => {
    const prompts = scoredPrompts(60);
    const base = banditPolicy({ epsilon: 0.3, crossingBudget: 0 });
    const without = (id: string, toRequest: number) => ({
      ...base,
      models: base.models.map((model) => (model.id === id ? { ...model, toRequest } : model)),
    });
    const whole = await flySession([prompts], { policy: base });
    const cut = await flySession([prompts], { policy: without('fast', 30) });
    expect(cut.rows.slice(0, 30)).toEqual(whole.rows.slice(0, 30));
    const served = cut.rows.slice(30).map((row) => row.result.decision.endpointId);
    expect(served).not.toContain('fast');
    expect(cut.sim.arms.arm('fast').pulls).toBeGreaterThan(0);
  });

  test('frozen, it neither explores nor learns', async () => {
    const flown = await flySession([scoredPrompts(100)], { policy: banditPolicy({ frozen: true, epsilon: 1 }) });
    expect(shareOf(flown, (row) => row.result.decision.draw === 'random')).toBe(0);
    expect(flown.sim.arms.all().every((arm) => arm.meanReward === null)).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drained } from '../drained';
import { policyArbitrary, promptsArbitrary } from '../../testing/arbitraries';
import { fakeEndpoints } from '../../testing/fake-endpoints';
import { fakeRouterModel } from '../../testing/fake-router-model';
import { flySession } from '../../testing/fly-session';
import type { FlownSession } from '../../testing/fly-session';
import { hashedText } from '../../testing/hashed-text';
import { sessionPolicy } from '../../testing/session-policy';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import { featuresOf } from '../features/features-of';
import { judgeSurrogate } from '../pillars/judge-surrogate';
import { RandomStreams } from '../sim/rng';
import { PotentialOutcomes } from '../telemetry/potential-outcomes';
import { summarise } from '../telemetry/summarise';
import { frontier } from './frontier';
import { tierUnder } from './replayed-row';
import type { ReplayedRow } from './replayed-row';

const none = { list: [], bestSingle: null, rules: [] };
const streams = new RandomStreams(1);

function judged(prompt: Prompt): number | null {
  const { language } = featuresOf(prompt);
  if (language !== 'en' && language !== 'und') return null;
  const said = judgeSurrogate(fakeRouterModel, prompt, hashedText(prompt.text));
  return said.ok ? said.value.difficulty : null;
}

/** The rows of a session as the engine replays them; the ablest endpoint leads each tier. */
function replayed({ rows, sim }: FlownSession): readonly ReplayedRow[] {
  const potential = new PotentialOutcomes(sim.calls);
  return rows.map(({ row, prompt, result: { decision, outcome, tierDecision } }): ReplayedRow => {
    const last = 'attempts' in outcome ? outcome.attempts.at(-1)?.endpointId : undefined;
    const elsewhere = potential.of(decision.tier === 'local' ? 'large' : 'small', prompt);
    return {
      row,
      prompt,
      tier: decision.tier,
      servedBy: fakeEndpoints.find(({ id }) => id === last)?.tier ?? null,
      decidedBy: decision.tierDecidedBy,
      complexityIndex: decision.complexityIndex,
      semanticScore: tierDecision.semanticScore,
      judgeDifficulty: judged(prompt),
      endpointId: decision.endpointId,
      own: {
        costUsd: 'costUsd' in outcome ? outcome.costUsd : 0,
        latencyMs: 'latencyMs' in outcome ? outcome.latencyMs : 0,
        acceptable: outcome.kind === 'completed' && outcome.quality === 1,
      },
      other: { ...elsewhere, acceptable: elsewhere.quality === 1 },
    };
  });
}

const withEdge = (policy: Policy, edgeThreshold: number): Policy => ({
  ...policy,
  complexity: { ...policy.complexity, edgeThreshold },
});

describe('the frontier', () => {
  test('equals the run at the current threshold, whatever the policy', () =>
    fc.assert(
      fc.asyncProperty(promptsArbitrary(25), policyArbitrary, fc.nat(), async (prompts, policy, seed) => {
        const flown = await flySession([prompts], { policy, seed });
        const { telemetry } = flown;
        const tiles = {
          half: null,
          endpoints: fakeEndpoints,
          allCloudCostUsd: null,
          overhead: [],
          promptsPerSecond: null,
        };
        const { usdPerThousandRequests, accuracy, localShare } = summarise({ telemetry, ...tiles });
        const { current } = drained(frontier(replayed(flown), policy, none, streams));
        expect(current.edgeThreshold).toBe(policy.complexity.edgeThreshold);
        // Sums of the same costs in another order.
        expect(current.usdPerThousandRequests).toBeCloseTo(usdPerThousandRequests ?? 0, 12);
        expect([current.quality, current.localShare]).toEqual([accuracy.value, localShare.value ?? 0]);
      }),
      { numRuns: 60 },
    ));

  test('gives each row the tier that a flight under the moved threshold gives it', () =>
    fc.assert(
      fc.asyncProperty(promptsArbitrary(25), policyArbitrary, fc.nat({ max: 100 }), async (prompts, drawn, edge) => {
        // A budget gate depends on what was spent, what is doubtful for a person on the threshold; a stage behind the gate was not asked where the gate decided.
        const policy: Policy = {
          ...drawn,
          budget: { hardLimitUsd: null, premiumShare: 1 },
          human: { ...drawn.human, enabled: false },
          order: ['rules', 'semantic', 'complexity', 'judge'],
        };
        const moved = withEdge(policy, edge);
        const rows = replayed(await flySession([prompts], { policy }));
        const flown = await flySession([prompts], { policy: moved });
        expect(rows.map((row) => tierUnder(row, moved, policy))).toEqual(
          flown.rows.map((row) => row.result.decision.tier),
        );
      }),
      { numRuns: 60 },
    ));

  test('is at every threshold what its rows come to one by one', () => {
    const tier = fc.constantFrom('local', 'cloud', null);
    const decidedBy = fc.constantFrom('rules', 'semantic', 'complexity', 'judge');
    const value = fc.record({ costUsd: fc.nat({ max: 9 }), latencyMs: fc.constant(1), acceptable: fc.boolean() });
    const row = fc.record({
      row: fc.constant(0),
      prompt: fc.constant<Prompt>({ id: 'p', text: '', metadata: {}, origin: 'typed' }),
      tier,
      servedBy: tier,
      decidedBy,
      complexityIndex: fc.integer({ min: 0, max: 10 }).map((tenth) => 10 * tenth),
      semanticScore: fc.constant(null),
      judgeDifficulty: fc.option(fc.integer({ min: 1, max: 10 })),
      endpointId: fc.constant(null),
      own: value,
      other: value,
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 80 }), policyArbitrary, (rows, policy) => {
        for (const { edgeThreshold, usdPerThousandRequests } of drained(frontier(rows, policy, none, streams)).points) {
          const tiers = rows.map((one) => tierUnder(one, withEdge(policy, edgeThreshold), policy));
          const cost = rows.reduce((sum, one, k) => sum + (tiers[k] === one.tier ? one.own : one.other).costUsd, 0);
          expect(usdPerThousandRequests).toBe((1000 * cost) / rows.length);
        }
      }),
    );
  });

  test('sends more to the local tier the higher the threshold, and counts labelled rows only for quality', async () => {
    const prompts = Array.from({ length: 40 }, (_, k): Prompt => {
      const text = 'river bond table '.repeat(4 + (k % 14));
      const label = { need: 'cloud', source: 'user' } as const;
      return { id: `p${k}`, text, metadata: {}, origin: 'typed', ...(k < 30 ? { label } : {}) };
    });
    const flown = await flySession([prompts]);
    const { points, n, nLabelled } = drained(frontier(replayed(flown), sessionPolicy(), none, streams));
    const shares = points.map((point) => point.localShare);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect([shares[0], n, nLabelled]).toEqual([0, 40, 30]);
    // Not all of it: a row that was decided local and failed over to the cloud was served there.
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    expect(points.at(-1)!.quality).toBeLessThan(points[0]!.quality!);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyArbitrary, promptsArbitrary } from '../testing/arbitraries';
import { fakeEndpoints } from '../testing/fake-endpoints';
import { driveFlight } from '../testing/drive-flight';
import { answeredCall, failedCall } from '../testing/fake-call';
import { fakeFlightContext } from '../testing/fake-flight-context';
import { flySession } from '../testing/fly-session';
import { mayWaitInVain } from '../testing/may-wait-in-vain';
import { sessionPolicy } from '../testing/session-policy';
import type { EndpointId } from './domain/endpoint';
import type { Policy } from './domain/policy';
import type { Prompt } from './domain/prompt';
import type { Attempt } from './domain/outcome';
import type { FlightEvent } from './domain/flight-event';
import { flight } from './flight';
import { ArmTable } from './pillars/arm-table';
import type { FlightRow } from './sim/sim-driver';

const tierOf = new Map(fakeEndpoints.map((endpoint) => [endpoint.id, endpoint.tier]));
const sessions = fc.tuple(promptsArbitrary(20), policyArbitrary, fc.nat());

/** Every endpoint that a row picked, tried or would have fallen back on. */
function reached({ result: { decision, outcome } }: FlightRow): readonly EndpointId[] {
  const tried = 'attempts' in outcome ? outcome.attempts.map((attempt) => attempt.endpointId) : [];
  return [...(decision.endpointId === null ? [] : [decision.endpointId]), ...decision.fallbacks, ...tried];
}

/** Checks a law on every row of random sessions. */
async function expectOfEveryRow(law: (row: FlightRow, policy: Policy) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(sessions, async ([prompts, policy, seed]) => {
      const { rows } = await flySession([prompts], { policy, seed });
      for (const row of rows) law(row, policy);
    }),
    { numRuns: 60 },
  );
}

describe('laws of a flight', () => {
  test('a veto is final: no best, random, crossed or fallback arm brings a removed endpoint back', () =>
    expectOfEveryRow((row) => {
      const { trace } = row.result.decision;
      const removed = trace.flatMap(({ verdict }) => (verdict.kind === 'veto' ? verdict.endpointIds : []));
      expect(reached(row).filter((id) => removed.includes(id))).toEqual([]);
    }));

  test('no stage names a removed endpoint as a candidate', () =>
    expectOfEveryRow((row) => {
      const { allowed, trace } = row.result.tierDecision;
      const named = trace.flatMap(({ verdict, shadow }) =>
        [verdict, shadow?.verdict].flatMap((said) => (said?.kind === 'narrow' ? said.candidates : [])),
      );
      expect(named.filter((id) => !allowed.has(id))).toEqual([]);
    }));

  test('the endpoint is one that is on at that request, and of the decided tier unless crossed or empty', () =>
    expectOfEveryRow(({ row, result: { decision, tierDecision } }, policy) => {
      const on = policy.models
        .filter(({ enabled, fromRequest, toRequest = Infinity }) => enabled && fromRequest <= row && row < toRequest)
        .map((model) => model.id);
      if (decision.endpointId === null) return;
      expect(on).toContain(decision.endpointId);
      const own = [...tierDecision.allowed].filter((id) => tierOf.get(id) === decision.tier);
      if (!decision.explored && own.length > 0) expect(own).toContain(decision.endpointId);
      if (decision.explored) expect(tierOf.get(decision.endpointId)).not.toBe(decision.tier);
    }));

  test('the bandit never crosses after a rule, a gate or a veto', () =>
    expectOfEveryRow(({ result: { decision } }) => {
      if (!decision.explored) return;
      expect(['semantic', 'complexity', 'judge']).toContain(decision.tierDecidedBy);
      expect(decision.trace.map(({ verdict }) => verdict.kind)).not.toContain('veto');
    }));

  test('a flat plan is not asked for more at once than it takes, while another endpoint of the tier has room', () =>
    fc.assert(
      fc.asyncProperty(promptsArbitrary(40), fc.nat(), async (prompts, seed) => {
        const price = { kind: 'flat', usdPerMonth: 25, concurrency: 1, requestsPerMonth: 30_000 } as const;
        const base = sessionPolicy();
        const onPlan = {
          ...base,
          models: base.models.map((model) => (model.id === 'tiny' ? { ...model, price } : model)),
        };
        const { rows } = await flySession([prompts], { policy: onPlan, seed });
        const picked = rows.filter(({ result }) => result.decision.endpointId === 'tiny');
        // The router's own time is billed to a row, and takes none of the virtual clock.
        const spans = picked.flatMap(({ arrivalMs, result: { outcome } }) =>
          'attempts' in outcome
            ? outcome.attempts.slice(0, 1).map(({ durationMs }) => [arrivalMs, arrivalMs + durationMs] as const)
            : [],
        );
        for (const [arrivalMs] of spans)
          expect(spans.filter(([from, to]) => from < arrivalMs && arrivalMs < to).length).toBe(0);
      }),
      { numRuns: 40 },
    ));

  test('a row costs the sum of its attempts, and lasts the router plus all of them', () =>
    expectOfEveryRow(({ result: { outcome, tierDecision } }) => {
      if (!('attempts' in outcome) || outcome.attempts.length === 0) return;
      const sum = (of: (attempt: Attempt) => number): number =>
        outcome.attempts.reduce((total, attempt) => total + of(attempt), 0);
      const steps = 3 + [...tierDecision.ran].length;
      expect(outcome.costUsd).toBeCloseTo(
        sum((attempt) => attempt.costUsd),
        15,
      );
      const spanMs = steps + sum(({ durationMs, waitMs = 0 }) => durationMs + waitMs);
      if (mayWaitInVain(outcome.attempts)) expect(outcome.latencyMs).toBeGreaterThanOrEqual(spanMs - 1e-6);
      else expect(outcome.latencyMs).toBeCloseTo(spanMs, 6);
    }));

  test('what the rules decide is never embedded, and the pillars behind them are skipped', async () => {
    const policy = sessionPolicy();
    await fc.assert(
      fc.asyncProperty(promptsArbitrary(20), async (prompts) => {
        const { rows, embedded } = await flySession([prompts], { policy });
        for (const { prompt, result } of rows.filter((row) => row.result.decision.tierDecidedBy === 'rules')) {
          expect(embedded).not.toContain(prompt.id);
          const behind = result.decision.trace.filter(({ stage }) =>
            ['semantic', 'complexity', 'judge'].includes(stage),
          );
          const skipped = { kind: 'skipped', by: 'rules' };
          expect(behind.map(({ verdict }) => verdict)).toEqual([skipped, skipped, skipped]);
        }
      }),
    );
  });
});

describe('dispatch', () => {
  const hello: Prompt = { id: 'p', text: 'hello', metadata: {}, origin: 'typed' };
  const greedy = sessionPolicy({ bandit: { ...sessionPolicy().bandit, epsilon: 0 } });

  test('tries at most three endpoints, the tier first, and bills failed ones', () => {
    const context = fakeFlightContext(greedy);
    const { value } = driveFlight(flight(hello, context), {
      call: (_endpoint, attempt) => (attempt === 2 ? answeredCall(4) : failedCall(1 + attempt)),
    });
    expect(value.decision).toMatchObject({ endpointId: 'tiny', fallbacks: ['small', 'fast'], tier: 'local' });
    expect(value.outcome).toMatchObject({ kind: 'completed', costUsd: 1 + 2 + 4, latencyMs: 4 + 50 + 50 + 200 });
    expect(value.outcome).toMatchObject({ attempts: [{ startMs: 4 }, { startMs: 54 }, { startMs: 104 }] });
    expect(context.arms.all().map((arm) => [arm.endpointId, arm.pulls, arm.rewards])).toEqual([
      ['tiny', 1, 1],
      ['small', 1, 1],
      ['fast', 1, 1],
    ]);
  });

  test('when all of them fail the flight has failed, with the last error and all the costs', () => {
    const arms = new ArmTable();
    const { value } = driveFlight(flight(hello, fakeFlightContext(greedy, { arms })), { call: () => failedCall(2) });
    expect(value.outcome).toMatchObject({ kind: 'failed', costUsd: 6, error: { code: 'endpoint-error' } });
    expect(value.reward).toMatchObject({ value: 0 });
    expect(arms.all().map((arm) => arm.meanReward)).toEqual([0, 0, 0]);
  });

  test('frozen arms do not learn from failures either', () => {
    const arms = new ArmTable();
    const frozen = { ...greedy, bandit: { ...greedy.bandit, frozen: true } };
    driveFlight(flight(hello, fakeFlightContext(frozen, { arms })), { call: () => failedCall(2) });
    expect(arms.all().map((arm) => arm.meanReward)).toEqual([null, null, null]);
  });

  test('without an endpoint nothing is called', () => {
    const models = greedy.models.map((model) => ({ ...model, enabled: false }));
    const { value, asked } = driveFlight(flight(hello, fakeFlightContext({ ...greedy, models })));
    expect(asked).toEqual([]);
    expect(value.outcome).toMatchObject({ kind: 'failed', error: { code: 'no-endpoint' } });
  });

  test('a prompt that no context holds fails by that, and nobody is asked', () => {
    const long: Prompt = { ...hello, text: 'word '.repeat(60_000) };
    const { value, asked } = driveFlight(flight(long, fakeFlightContext(greedy)));
    expect(asked).not.toContain('call');
    expect(value.outcome).toMatchObject({ kind: 'failed', error: { code: 'context-overflow' } });
  });

  test('live use never crosses', () => {
    const { bandit } = greedy;
    const always = { ...greedy, bandit: { ...bandit, crossingBudget: 1 } };
    const prompt = { ...hello, text: 'hello there friend, hello there friend, hello there friend' };
    const crossed = (live: boolean): boolean =>
      driveFlight(flight(prompt, fakeFlightContext(always, { live }))).value.decision.explored;
    expect([crossed(false), crossed(true)]).toEqual([true, false]);
  });

  test('tells its way in order, and ends once', () => {
    const told: FlightEvent['kind'][] = [];
    const context = fakeFlightContext(greedy, { emit: (event) => told.push(event.kind) });
    driveFlight(flight(hello, context), { call: (_, attempt) => (attempt === 0 ? failedCall(0) : answeredCall(0)) });
    const verdicts = ['verdict-start', 'verdict-end', 'verdict-end', 'verdict-end', 'verdict-end', 'verdict-end'];
    const calls = ['dispatch-start', 'dispatch-failed', 'dispatch-start'];
    expect(told).toEqual(['features-end', ...verdicts, 'decision-end', ...calls, 'outcome-end']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyArbitrary, promptsArbitrary } from '../../testing/arbitraries';
import { driveFlight } from '../../testing/drive-flight';
import { answeredCall, failedCall } from '../../testing/fake-call';
import { fakeEndpoints } from '../../testing/fake-endpoints';
import { fakeFlightContext } from '../../testing/fake-flight-context';
import { flyScripted } from '../../testing/fly-scripted';
import { mayWaitInVain } from '../../testing/may-wait-in-vain';
import { sessionPolicy } from '../../testing/session-policy';
import { compilePolicy } from '../compiled-policy';
import type { Attempt } from '../domain/outcome';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import type { FailureCode } from '../domain/result';
import type { CallReply } from '../effects';
import { flight } from '../flight';
import { budgetRefuses } from '../gates/budget-level';
import { RandomStreams } from '../sim/rng';
import { backoffMs } from './backoff-ms';

const base = sessionPolicy({ bandit: { ...sessionPolicy().bandit, epsilon: 0, crossingBudget: 0 } });
const resilient = (patch: Partial<Policy['resilience']>, policy: Policy = base): Policy => ({
  ...policy,
  resilience: { ...policy.resilience, ...patch },
});
const retrying = { maxAttempts: 4, baseMs: 1000, capMs: 30_000, jitter: 'none' } as const;
const hellos = (count: number): Prompt[] =>
  Array.from({ length: count }, (_, k) => ({ id: `p${k}`, text: 'hello', metadata: {}, origin: 'typed' }));
const failedWith = (code: FailureCode, more: { retryable?: boolean; retryAfterMs?: number } = {}): CallReply => ({
  ok: false,
  failure: { code, message: code, retryable: true, ...more },
  durationMs: 50,
  costUsd: 1,
});

describe('retries', () => {
  test('two 429s, then an answer: three attempts at one endpoint, waits of 1 and 2 s, all billed', () => {
    const { results, waits } = flyScripted(hellos(1), {
      policy: resilient({ retry: retrying }),
      call: (_, _now, attempt) => (attempt < 2 ? failedWith('rate-limited') : answeredCall(5)),
    });
    expect(waits).toEqual([1000, 2000]);
    const attempts = [{ startMs: 4 }, { startMs: 1054, waitMs: 1000 }, { startMs: 3104, waitMs: 2000 }];
    const tiny = { endpointId: 'tiny', durationMs: 50 };
    expect(results[0]?.outcome).toMatchObject({
      kind: 'completed',
      costUsd: 7,
      latencyMs: 3304,
      attempts: [
        { ...tiny, ...attempts[0] },
        { ...tiny, ...attempts[1] },
        { endpointId: 'tiny', ...attempts[2] },
      ],
    });
  });

  test('wait as the formula says, from the prompt’s own stream', () =>
    fc.assert(
      fc.property(
        fc.record({
          maxAttempts: fc.integer({ min: 1, max: 6 }),
          baseMs: fc.integer({ min: 1, max: 3000 }),
          capMs: fc.integer({ min: 1, max: 9000 }),
          jitter: fc.constantFrom('none', 'equal', 'full'),
        }),
        fc.nat({ max: 1000 }),
        (retry, seed) => {
          const streams = new RandomStreams(seed);
          const policy = resilient({ retry, maxEndpoints: 1 });
          const { waits } = flyScripted(hellos(1), { policy, context: { streams }, call: () => failedCall(0) });
          const stream = streams.stream('prompt/p0/backoff');
          const expected = Array.from({ length: retry.maxAttempts - 1 }, (_, k) => backoffMs(k + 1, retry, stream));
          expect(waits).toEqual(expected.filter((delay) => delay > 0));
        },
      ),
    ));

  test('wait at least as long as the endpoint asks; longer than the cap, the next one is asked', () => {
    const call = (retryAfterMs: number) => (_: string, _now: number, attempt: number) =>
      attempt === 0 ? failedWith('rate-limited', { retryAfterMs }) : answeredCall(0);
    const policy = resilient({ retry: retrying });
    expect(flyScripted(hellos(1), { policy, call: call(7000) }).waits).toEqual([7000]);
    const { waits, calls } = flyScripted(hellos(1), { policy, call: call(31_000) });
    expect([waits, calls.map((one) => one.endpointId)]).toEqual([[], ['tiny', 'small']]);
  });

  test('what no retry can mend goes to the next endpoint at once', () => {
    const { calls, waits } = flyScripted(hellos(1), {
      policy: resilient({ retry: retrying }),
      call: (_, _now, attempt) => (attempt === 0 ? failedWith('auth', { retryable: false }) : answeredCall(0)),
    });
    expect([calls.map((call) => call.endpointId), waits]).toEqual([['tiny', 'small'], []]);
  });

  test('a cancelled call ends the flight, billed, and says nothing about the endpoint', () => {
    const { results, calls, context } = flyScripted(hellos(1), { call: () => failedWith('cancelled') });
    expect(calls).toHaveLength(1);
    expect(results[0]?.outcome).toMatchObject({ kind: 'cancelled', costUsd: 1, attempts: [{ endpointId: 'tiny' }] });
    expect(context.arms.all().every((arm) => arm.rewards === 0)).toBe(true);
  });

  test('a flight that is abandoned in mid-call frees its place', () => {
    const context = fakeFlightContext(resilient({ maxInFlight: 1 }));
    const run = flight(hellos(1)[0]!, context);
    let step = run.next();
    while (step.done !== true && step.value.kind !== 'call') step = run.next({ kind: 'wait' });
    expect(context.dispatch.inFlight('tiny')).toBe(1);
    run.return({ tierDecision: null!, decision: null!, picked: null, outcome: null!, reward: null });
    expect(context.dispatch.inFlight('tiny')).toBe(0);
  });
});

describe('an endpoint that is dead', () => {
  const curious = { ...base, bandit: { ...base.bandit, epsilon: 0.6 } };
  const dead = (from: number, to: number) => (endpointId: string, now: number) =>
    endpointId === 'tiny' && now >= from && now < to ? failedCall(0) : answeredCall(0);

  test('opens its breaker after five failures and gets one probe a cooldown until it answers', () => {
    const { calls } = flyScripted(hellos(200), { policy: curious, call: dead(0, 100_000) });
    const starts = calls.filter((call) => call.endpointId === 'tiny').map((call) => call.startMs);
    const down = starts.filter((start) => start < 100_000);
    const probes = starts.slice(5);
    expect(down.length).toBeGreaterThanOrEqual(5 + 2);
    expect(down.length).toBeLessThanOrEqual(5 + 4);
    expect(
      Math.min(
        ...probes
          .slice(1)
          .map((start, k) => start - probes[k]!)
          .slice(0, 2),
      ),
    ).toBeGreaterThanOrEqual(30_000);
    expect(starts.some((start) => start >= 100_000 && start < 131_000)).toBe(true);
  });

  test('no traffic but one probe reaches an open breaker', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 100, max: 9000 }),
        fc.nat(),
        (failures, cooldownMs, seed) => {
          const policy = resilient({ breaker: { enabled: true, failures, cooldownMs } }, sessionPolicy());
          const streams = new RandomStreams(seed);
          const drawn = streams.stream('script');
          const script = { policy, gapMs: 60, context: { streams } };
          const { calls } = flyScripted(hellos(120), {
            ...script,
            call: () => (drawn.uniform() < 0.7 ? failedCall(0) : answeredCall(0)),
          });
          for (const id of new Set(calls.map((call) => call.endpointId))) {
            expectOnlyProbes(
              calls.filter((call) => call.endpointId === id),
              failures,
              cooldownMs,
            );
          }
        },
      ),
      { numRuns: 40 },
    ));

  test('urgent requests are never its probe', () => {
    const urgent = hellos(200).map((prompt): Prompt => ({ ...prompt, metadata: { priority: 'high' } }));
    const { calls } = flyScripted(urgent, { policy: curious, call: dead(0, Infinity) });
    expect(calls.filter((call) => call.endpointId === 'tiny')).toHaveLength(5);
    const { results: others } = flyScripted(hellos(200), { policy: curious, call: dead(0, Infinity) });
    expect(others.some((result) => result.decision.draw === 'probe')).toBe(true);
  });
});

/** Replays the calls of one endpoint against the breaker's rule, by their ends in order. */
function expectOnlyProbes(
  calls: readonly { readonly startMs: number; readonly reply: CallReply }[],
  failures: number,
  cooldownMs: number,
): void {
  const moments = calls
    .flatMap((call, k) => {
      const endMs = call.startMs + (call.reply.ok ? 200 : call.reply.durationMs);
      return [
        { at: endMs, kind: 'end', k, ok: call.reply.ok },
        { at: call.startMs, kind: 'start', k, ok: call.reply.ok },
      ] as const;
    })
    .sort((a, b) => a.at - b.at || (a.kind === b.kind ? a.k - b.k : a.kind === 'end' ? -1 : 1));
  let inARow = 0;
  let openUntil: number | null = null;
  let probe: number | null = null;
  for (const { at, kind, k, ok } of moments) {
    if (kind === 'start' && openUntil !== null) {
      expect(probe).toBeNull();
      expect(at).toBeGreaterThanOrEqual(openUntil);
      probe = k;
    } else if (kind === 'end' && k === probe) {
      probe = null;
      openUntil = ok ? null : at + cooldownMs;
      inARow = 0;
    } else if (kind === 'end' && openUntil === null) {
      inARow = ok ? 0 : inARow + 1;
      if (inARow >= failures) openUntil = at + cooldownMs;
    }
  }
}

describe('limits', () => {
  test('no endpoint has more calls under way than its places, the others take over', () => {
    const { calls, ends } = flyScripted(hellos(30), {
      policy: resilient({ maxInFlight: 2 }),
      gapMs: 10,
      call: () => answeredCall(0),
    });
    for (const { startMs, endpointId } of calls) {
      const underWay = calls.filter(
        (call) => call.endpointId === endpointId && call.startMs <= startMs && call.startMs + 200 > startMs,
      );
      expect(underWay.length).toBeLessThanOrEqual(2);
    }
    expect(new Set(calls.map((call) => call.endpointId)).size).toBe(5);
    expect(ends.every((count) => count === 1)).toBe(true);
  });

  test('with every breaker open the request fails and says so', () => {
    const breaker = { enabled: true, failures: 1, cooldownMs: 60_000 };
    const policy = resilient({ breaker, maxEndpoints: 5 });
    const { results } = flyScripted(hellos(2), { policy, call: () => failedCall(0) });
    expect(results[1]?.outcome).toMatchObject({ kind: 'failed', error: { code: 'circuit-open' }, attempts: [] });
  });
});

const tierOf = new Map(fakeEndpoints.map(({ id, tier }) => [id, tier]));
const armOf = ({ inPlaceOf, endpointId }: Attempt): string => inPlaceOf ?? endpointId;
const replicated = (...ids: string[]) => ids.map((id) => ({ id, weight: 1 }));

describe('laws of dispatch', () => {
  const resilience: fc.Arbitrary<Policy['resilience']> = fc.record({
    timeouts: fc.constant({ firstTokenMs: null, betweenTokensMs: null }),
    retry: fc.record({
      maxAttempts: fc.integer({ min: 1, max: 4 }),
      baseMs: fc.constantFrom(0, 10, 1000),
      capMs: fc.constantFrom(0, 500, 5000),
      jitter: fc.constantFrom('none', 'equal', 'full'),
    }),
    breaker: fc.record({
      enabled: fc.boolean(),
      failures: fc.integer({ min: 1, max: 4 }),
      cooldownMs: fc.constantFrom(0, 400, 5000),
    }),
    maxEndpoints: fc.integer({ min: 1, max: 6 }),
    fallbackOrder: fc.shuffledSubarray(['arm', 'provider', 'tier']),
    maxInFlight: fc.constantFrom(null, 1, 3),
    rateLimit: fc.record({ enabled: fc.boolean(), longestWaitMs: fc.constantFrom(0, 500, 5000) }),
    outageFlags: fc.subarray(['tiny', 'mid', 'cloud']),
    urgentToFastest: fc.boolean(),
    replicas: fc.constantFrom(
      [],
      [{ endpoint: 'tiny', strategy: 'round-robin' as const, members: replicated('tiny', 'small', 'large') }],
      [{ endpoint: 'fast', strategy: 'least-connections' as const, members: replicated('fast', 'mid') }],
    ),
    anticipate: fc.constant(null),
    degradation: fc.record({
      order: fc.shuffledSubarray(['canned', 'hand-off', 'shorter']),
      shorterTokens: fc.constant(64),
      cannedText: fc.constantFrom('', 'Later.'),
      handOffPlaces: fc.constantFrom(0, 2),
    }),
  });
  const doubts: fc.Arbitrary<Policy['escalation']> = fc.record({
    enabled: fc.boolean(),
    threshold: fc.constantFrom(0.5, 1),
    verifierAuc: fc.constant(0.8),
    checkMs: fc.constant(0),
  });
  const codes = [
    'rate-limited',
    'server-error',
    'network',
    'auth',
    'bad-request',
    'cancelled',
    'broken-stream',
  ] as const;
  const everyFlight = (law: (flown: ReturnType<typeof flyScripted>, policy: Policy) => void): void =>
    fc.assert(
      fc.property(
        promptsArbitrary(25),
        policyArbitrary,
        resilience,
        doubts,
        fc.nat(),
        (prompts, drawn, patch, escalation, seed) => {
          // What a person gets is no call.
          const human = { ...drawn.human, enabled: false };
          const policy = { ...drawn, resilience: patch, escalation, human };
          const streams = new RandomStreams(seed);
          const luck = streams.stream('script');
          const call = (): CallReply => {
            const code = codes[Math.floor(luck.uniform() * codes.length)]!;
            return luck.uniform() < 0.6 ? failedWith(code) : answeredCall(0.0004);
          };
          law(flyScripted(prompts, { policy, gapMs: 40, context: { streams }, call }), policy);
        },
      ),
      { numRuns: 60 },
    );

  test('every request ends exactly once, and no call stays under way', () => {
    everyFlight(({ ends, context }) => {
      expect(ends.every((count) => count === 1)).toBe(true);
      expect(fakeEndpoints.map(({ id }) => context.dispatch.inFlight(id))).toEqual([0, 0, 0, 0, 0]);
    });
  });

  test('the costs of all calls are billed, and time and waits add up', () => {
    everyFlight(({ results, calls, context }) => {
      const byPerson = results.filter(({ tierDecision }) => tierDecision.decidedBy === 'human');
      const persons = byPerson.reduce((sum, { outcome }) => sum + ('costUsd' in outcome ? outcome.costUsd : 0), 0);
      const billed = persons + calls.reduce((sum, call) => sum + call.reply.costUsd, 0);
      expect(context.dispatch.spentUsd).toBeCloseTo(billed, 9);
      let rows = 0;
      for (const { outcome, tierDecision } of results) {
        if (outcome.kind === 'blocked') continue;
        rows += outcome.costUsd;
        const routerMs = 3 + tierDecision.ran.size;
        const spans = outcome.attempts.map((attempt) => attempt.durationMs + (attempt.waitMs ?? 0));
        const total = spans.reduce((sum, span) => sum + span, routerMs);
        if (outcome.kind === 'completed' && !mayWaitInVain(outcome.attempts))
          expect(outcome.latencyMs).toBeCloseTo(total, 6);
        else if (outcome.attempts.length > 0) expect(outcome.latencyMs).toBeGreaterThanOrEqual(total - 1e-6);
      }
      expect(rows).toBeCloseTo(billed, 9);
    });
  });

  test('no attempt reaches an endpoint that a gate removed, nor the cloud once the money is spent', () => {
    everyFlight(({ results, calls }, policy) => {
      const { budget } = policy;
      for (const { outcome, tierDecision } of results) {
        const attempts = 'attempts' in outcome ? outcome.attempts : [];
        expect(attempts.filter((attempt) => !tierDecision.allowed.has(armOf(attempt)))).toEqual([]);
        for (const attempt of attempts) expect(tierOf.get(attempt.endpointId)).toBe(tierOf.get(armOf(attempt)));
      }
      if (budget.hardLimitUsd === null) return;
      const compiled = compilePolicy(policy, fakeEndpoints);
      if (!compiled.ok) throw new Error(compiled.failure.message);
      for (const call of calls) {
        const ended = calls.filter((one) => one.startMs + (one.reply.ok ? 200 : 50) < call.startMs);
        const spentUsd = ended.reduce((sum, one) => sum + one.reply.costUsd, 0);
        expect(budgetRefuses(call.endpointId, spentUsd, compiled.value)).toBe(false);
      }
    });
  });

  test('nobody who is flagged as out gets a call, by id or by tier', () => {
    everyFlight(({ calls }, { resilience: { outageFlags } }) => {
      const isOut = (id: string): boolean => outageFlags.includes(id) || outageFlags.includes(tierOf.get(id) ?? '');
      expect(calls.filter(({ endpointId }) => isOut(endpointId))).toEqual([]);
    });
  });

  test('no more endpoints than allowed, no more tries at each than allowed', () => {
    everyFlight(({ results }, policy) => {
      for (const { outcome } of results) {
        const ids = 'attempts' in outcome ? outcome.attempts.map(armOf) : [];
        // A doubted answer starts another round, at the cloud.
        const rounds = policy.escalation.enabled ? 2 : 1;
        // And one endpoint may give a short answer.
        const short = Number(policy.resilience.degradation.order.includes('shorter'));
        expect(new Set(ids).size).toBeLessThanOrEqual(rounds * policy.resilience.maxEndpoints + short);
        for (const id of ids) {
          const tries = ids.filter((one) => one === id).length;
          expect(tries).toBeLessThanOrEqual(rounds * policy.resilience.retry.maxAttempts);
        }
      }
    });
  });
});

test('an answer that nobody has judged earns by latency and cost alone', () => {
  const unjudged: CallReply = { ...answeredCall(0), quality: null, qualitySource: null } as CallReply;
  const { value } = driveFlight(flight(hellos(1)[0]!, fakeFlightContext(base)), { call: () => unjudged });
  expect(value.outcome).toMatchObject({ kind: 'completed', quality: null });
  expect(value.reward?.quality).toBeNull();
  expect(value.reward?.value).toBeCloseTo((value.reward!.latency + value.reward!.cost) / 2, 12);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import { fakeRouterModel } from '../../testing/fake-router-model';
import { scenarioArbitrary } from '../../testing/scenario-arbitrary';
import type { Scenario } from '../domain/scenario';
import { steadyScenario } from '../domain/scenario';
import type { CallReply } from '../effects';
import { ablestOf } from './endpoint-model';
import { EndpointServers } from './endpoint-servers';
import type { JobEnd } from './endpoint-servers';
import { Kernel } from './kernel';
import { RandomStreams } from './rng';

const server = { concurrency: null, requestsPerMinute: null, tokensPerMinute: null, coldStartMs: 0, keepWarmMs: null };
const endpoints = [
  fakeEndpoint({ id: 'open', tier: 'cloud' }),
  fakeEndpoint({ id: 'single', tier: 'local', server: { ...server, concurrency: 1 } }),
  fakeEndpoint({ id: 'limited', tier: 'cloud', server: { ...server, requestsPerMinute: 2 } }),
  fakeEndpoint({ id: 'sleepy', tier: 'local', server: { ...server, coldStartMs: 5000, keepWarmMs: 60_000 } }),
];

interface Arrival {
  readonly endpointId: string;
  readonly atMs: number;
  readonly firstTokenMs?: number;
}
interface Answer {
  readonly reply: CallReply;
  readonly stayMs: number;
}
type Happening = { readonly kind: 'arrival'; readonly number: number } | JobEnd<number>;

/** Calls endpoints at given times; also the time-integral of how many calls were in their hands. */
function serve(arrivals: readonly Arrival[], scenario: Partial<Scenario> = {}) {
  const kernel = new Kernel<Happening>();
  const calls = {
    endpoints: new Map(endpoints.map((endpoint) => [endpoint.id, endpoint])),
    ablest: ablestOf(endpoints),
    model: fakeRouterModel,
    streams: new RandomStreams(5),
  };
  const servers = new EndpointServers<number>(calls, { ...steadyScenario, ...scenario }, (timeMs, end) =>
    kernel.at(timeMs, end),
  );
  const answers: Answer[] = [];
  let areaMs = 0;
  let [held, since] = [0, 0];
  let refusedMs = 0;
  for (const [number, { atMs }] of arrivals.entries()) kernel.at(atMs, { kind: 'arrival', number });
  const handle = (event: Happening): undefined => {
    areaMs += held * (kernel.clockMs - since);
    if (event.kind === 'arrival') {
      const { endpointId, firstTokenMs } = arrivals[event.number]!;
      const prompt = { id: `p${event.number}`, text: 'three little words', metadata: {}, origin: 'typed' } as const;
      const timeouts = { firstTokenMs: firstTokenMs ?? null, betweenTokensMs: null };
      const effect = { kind: 'call', prompt, endpointId, attempt: 0, inputTokens: 3, timeouts } as const;
      servers.enter(event.number, effect, event.number, kernel.clockMs);
    } else {
      const reply = servers.end(event, kernel.clockMs);
      if (reply !== null) {
        const stayMs = kernel.clockMs - event.job.enteredMs;
        answers[event.job.caller] = { reply, stayMs };
        if (event.job.refused) refusedMs += stayMs;
      }
    }
    held = endpoints.reduce((sum, { id }) => sum + servers.load(id).busy + servers.load(id).waiting, 0);
    since = kernel.clockMs;
  };
  while (kernel.step(handle) !== false);
  return { answers, areaMs, refusedMs };
}

const endless = { unit: 'ms', value: 0 } as const;
const incident = { id: 'i', target: 'all', from: endless, to: null } as const;
const at = (endpointId: string, ...times: number[]): Arrival[] => times.map((atMs) => ({ endpointId, atMs }));

describe('the machines behind endpoints', () => {
  test('serve one after another where only one fits, and the wait is in the time to first token', () => {
    const { answers } = serve(at('single', 0, 1, 2));
    const free = serve(at('open', 0, 1, 2)).answers;
    const [first, second, third] = answers.map(({ reply }) => reply);
    expect(first).not.toHaveProperty('queueMs');
    expect(second!.queueMs).toBeCloseTo(answers[0]!.stayMs - 1, 6);
    expect(third!.queueMs).toBeGreaterThan(second!.queueMs!);
    expect(answers[1]!.stayMs).toBeGreaterThan(free[1]!.stayMs);
    expect(third!.ok && third!.ttftMs > third!.queueMs!).toBe(true);
  });

  test('answer 429 over the quota, with the time after which to come back', () => {
    const { answers } = serve(at('limited', 0, 1, 2, 40_000));
    expect(answers.map(({ reply }) => reply.ok)).toEqual([true, true, false, true]);
    const refused = answers[2]!.reply;
    expect(refused).toMatchObject({ ok: false, failure: { code: 'rate-limited', retryAfterMs: 29_998 }, costUsd: 0 });
  });

  test('load a model again that was not used for long, and only then', () => {
    const { answers } = serve(at('sleepy', 0, 50_000, 200_000));
    const slow = answers.map(({ reply }) => reply.ok && reply.ttftMs > 5000);
    expect(slow).toEqual([false, false, true]);
  });

  test('give a call up whose first token does not come in time, in service or in line, and serve the next', () => {
    const cut = serve([
      { endpointId: 'single', atMs: 0, firstTokenMs: 20 },
      { endpointId: 'single', atMs: 1, firstTokenMs: 10 },
      { endpointId: 'single', atMs: 2, firstTokenMs: 10_000 },
    ]).answers;
    const failure = { code: 'timeout-first-token' };
    expect(cut[0]!).toMatchObject({ stayMs: 20, reply: { ok: false, failure } });
    expect(cut[1]!).toMatchObject({ stayMs: 10, reply: { ok: false, failure, costUsd: 0, queueMs: 10 } });
    expect(cut[2]!.reply).toMatchObject({ ok: true, queueMs: 18 });
  });

  test('hold as many calls on average as come in the time that one stays (Little), whatever goes wrong', () => {
    const arrival = fc.record({
      endpointId: fc.constantFrom(...endpoints.map(({ id }) => id)),
      atMs: fc.nat(5000),
      firstTokenMs: fc.constantFrom(undefined, undefined, 300),
    });
    fc.assert(
      fc.property(fc.array(arrival, { minLength: 1, maxLength: 40 }), scenarioArbitrary, (arrivals, scenario) => {
        const { answers, areaMs, refusedMs } = serve(arrivals as Arrival[], scenario);
        expect(answers.filter((answer) => answer !== undefined)).toHaveLength(arrivals.length);
        const stays = answers.reduce((sum, { stayMs }) => sum + stayMs, 0);
        expect(areaMs).toBeCloseTo(stays - refusedMs, 3);
      }),
      { numRuns: 100 },
    );
  });
});

describe('an incident', () => {
  const calm = serve(at('open', 0, 1000)).answers.map(({ reply }) => reply);
  const under = (patch: Scenario['incidents'][number]) =>
    serve(at('open', 0, 1000), { incidents: [patch] }).answers.map(({ reply }) => reply);

  test('slows calls down by its factor and raises their price, on the same luck', () => {
    const [slow] = under({ ...incident, kind: 'latency', factor: 3, jitter: 0 });
    const [dear] = under({ ...incident, kind: 'price', factor: 2 });
    const [plain] = calm;
    if (!slow!.ok || !plain!.ok) throw new Error('both are answered');
    expect([slow!.ttftMs, slow!.tpotMs, slow!.costUsd]).toEqual([3 * plain!.ttftMs, 3 * plain!.tpotMs, plain!.costUsd]);
    expect(dear).toEqual({ ...plain!, costUsd: 2 * plain!.costUsd });
  });

  test('refuses while it is an outage, fails at its share, and spoils answers', () => {
    const half = { unit: 'ms', value: 500 } as const;
    expect(under({ ...incident, to: half, kind: 'outage', flapping: null }).map(({ ok }) => ok)).toEqual([false, true]);
    const flapping = { downMs: 900, upMs: 100_000 };
    expect(under({ ...incident, kind: 'outage', flapping }).map(({ ok }) => ok)).toEqual([false, true]);
    expect(under({ ...incident, kind: 'errors', share: 1 }).map(({ ok }) => ok)).toEqual([false, false]);
    const spoilt = under({ ...incident, kind: 'quality', loss: 1 });
    expect(spoilt.map((reply) => reply.ok && reply.quality)).toEqual([0, 0]);
  });

  test('of nobody concerned, or over, changes nothing', () => {
    expect(under({ ...incident, target: 'local', kind: 'outage', flapping: null })).toEqual(calm);
    expect(under({ ...incident, to: endless, kind: 'errors', share: 1 })).toEqual(calm);
  });
});

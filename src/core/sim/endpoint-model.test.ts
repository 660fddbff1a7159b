import { describe, expect, test } from 'vitest';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import { fakeRouterModel } from '../../testing/fake-router-model';
import type { Endpoint } from '../domain/endpoint';
import type { Prompt } from '../domain/prompt';
import { trimHistory } from '../conversations/trim-history';
import { costUsd } from '../dispatch/cost';
import { featuresOf } from '../features/features-of';
import { quantile } from '../stats/quantile';
import type { CallReply } from '../effects';
import { ablestOf, simulateCall } from './endpoint-model';
import { RandomStreams } from './rng';

const endpoints: readonly Endpoint[] = [
  fakeEndpoint({ id: 'steady', tier: 'local' }),
  fakeEndpoint({ id: 'shaky', tier: 'cloud', errorRate: 0.2 }),
  fakeEndpoint({ id: 'narrow', tier: 'cloud', contextTokens: 10 }),
];
const world = {
  endpoints: new Map(endpoints.map((endpoint) => [endpoint.id, endpoint])),
  ablest: ablestOf(endpoints),
  model: fakeRouterModel,
  streams: new RandomStreams(5),
};
const promptOf = (k: number): Prompt => ({ id: `p${k}`, text: 'three little words', metadata: {}, origin: 'typed' });
const call = (k: number, id: string, attempt = 0): CallReply => simulateCall(promptOf(k), id, attempt, world);
const calls = (id: string): readonly CallReply[] => Array.from({ length: 2000 }, (_, k) => call(k, id));
const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  )!;

describe('a simulated call', () => {
  test('has the endpoint’s medians and its error rate', () => {
    const answered = calls('shaky').filter((reply) => reply.ok);
    expect(Math.abs(1 - answered.length / 2000 - 0.2)).toBeLessThan(0.03);
    expect(median(answered.map((reply) => reply.ttftMs))).toBeCloseTo(100, -1);
    expect(median(answered.map((reply) => reply.tpotMs))).toBeCloseTo(10, 0);
    expect(Math.abs(median(answered.map((reply) => reply.tokens.visible)) - 100)).toBeLessThan(8);
  });

  test('costs what its tokens cost', () => {
    const reply = call(1, 'steady');
    if (!reply.ok) throw new Error('steady never fails');
    expect(reply.tokens.input).toBe(featuresOf(promptOf(1)).inputTokens);
    expect(reply.costUsd).toBe(costUsd(endpoints[0]!.price, reply.tokens));
  });

  test('answers equally long from every endpoint, within its context', () => {
    for (let k = 0; k < 50; k += 1) {
      const [steady, shaky, narrow] = ['steady', 'shaky', 'narrow'].map((id) => call(k, id));
      if (!steady?.ok || !shaky?.ok || !narrow?.ok) continue;
      expect(shaky.tokens.visible).toBe(steady.tokens.visible);
      expect(narrow.tokens.visible).toBeLessThanOrEqual(10 - narrow.tokens.input);
    }
  });

  test('bills what is sent of a conversation, and reads it sooner', () => {
    const turns = Array.from({ length: 20 }, () => ({ role: 'user' as const, text: 'three little words '.repeat(20) }));
    const prompt = { ...promptOf(1), turns };
    const prefill = { tokensPerSecond: 100, includedTokens: 0 };
    const { latency } = endpoints[0]!;
    const endpoint = fakeEndpoint({ id: 'reader', tier: 'local', latency: { ...latency, prefill } });
    const own = { ...world, endpoints: new Map([['reader', endpoint]]) };
    const [whole, part] = [null, 300].map((historyTokens) =>
      simulateCall(prompt, 'reader', 0, { ...own, historyTokens }),
    );
    if (whole?.ok !== true || part?.ok !== true) throw new Error('the reader never fails');
    expect(part.tokens.input).toBe(trimHistory(prompt, 300, endpoint).inputTokens);
    expect(part.tokens.visible).toBe(whole.tokens.visible);
    expect(part.costUsd).toBeLessThan(whole.costUsd);
    const fewer = whole.tokens.input - part.tokens.input;
    expect(whole.ttftMs - part.ttftMs).toBeCloseTo(fewer * 10, 6);
  });

  test('repeats, and a second attempt has luck of its own', () => {
    expect(call(3, 'steady')).toEqual(call(3, 'steady'));
    expect(call(3, 'steady', 1)).not.toEqual(call(3, 'steady'));
  });

  test('refuses an endpoint that is not in the catalogue', () => {
    expect(() => call(1, 'nobody')).toThrow('nobody');
  });
});

test('an input that the context does not hold is refused, free of charge', () => {
  const prompt = { ...promptOf(0), text: 'word '.repeat(40_000) };
  const reply = simulateCall(prompt, 'steady', 0, world);
  expect(!reply.ok && reply.failure.code).toBe('context-overflow');
  expect(!reply.ok && reply.costUsd).toBe(0);
});

test('a long input makes the first token wait by its reading, and a short one does not', () => {
  const prefill = { tokensPerSecond: 1000, includedTokens: 500 };
  const endpoint = fakeEndpoint({
    id: 'reader',
    tier: 'local',
    latency: { ttftMedianMs: 100, ttftSigma: 0, tpotMedianMs: 10, tpotSigma: 0, prefill },
  });
  const own = { ...world, endpoints: new Map([['reader', endpoint]]), ablest: ablestOf([endpoint]) };
  const ttftOf = (text: string): number => {
    const prompt = { ...promptOf(0), text };
    const reply = simulateCall(prompt, 'reader', 0, own);
    if (!reply.ok) throw new Error(reply.failure.code);
    return reply.ttftMs - Math.max(0, featuresOf(prompt).inputTokens - 500);
  };
  expect(ttftOf('word')).toBeCloseTo(100, 9);
  expect(ttftOf('word '.repeat(4000))).toBeCloseTo(100, 9);
});

test('a length limit cuts answers and their cost, and what is cut is not acceptable; shorter ones stay as they are', () => {
  const maxOutputTokens = median(calls('steady').flatMap((reply) => (reply.ok ? [reply.tokens.visible] : [])));
  for (let k = 0; k < 200; k += 1) {
    const whole = call(k, 'steady');
    const cut = simulateCall(promptOf(k), 'steady', 0, { ...world, maxOutputTokens });
    if (!whole.ok || !cut.ok) continue;
    if (whole.tokens.visible <= maxOutputTokens) expect(cut).toEqual(whole);
    else expect(cut).toMatchObject({ quality: 0, tokens: { visible: maxOutputTokens } });
    expect(cut.costUsd).toBeLessThanOrEqual(whole.costUsd);
  }
});

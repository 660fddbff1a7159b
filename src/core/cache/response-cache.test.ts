import { describe, expect, test } from 'vitest';
import { answeredCall } from '../../testing/fake-call';
import { flyScripted } from '../../testing/fly-scripted';
import { hashedText } from '../../testing/hashed-text';
import { sessionPolicy } from '../../testing/session-policy';
import type { Policy } from '../domain/policy';
import type { Prompt, PromptMetadata } from '../domain/prompt';
import { ResponseCache } from './response-cache';

const caching = (patch: Partial<Policy['cache']> = {}): Policy => {
  const base = sessionPolicy();
  return { ...base, cache: { ...base.cache, enabled: true, ...patch } };
};
const asked = (texts: readonly string[], metadata: PromptMetadata = {}): Prompt[] =>
  texts.map((text, k) => ({ id: `p${k}`, text, metadata, origin: 'typed' }));
const fly = (prompts: readonly Prompt[], policy: Policy, gapMs = 1000) =>
  flyScripted(prompts, { policy, gapMs, call: () => answeredCall(1) });
const deciders = ({ results }: ReturnType<typeof fly>) => results.map(({ decision }) => decision.tierDecidedBy);
const hits = (flown: ReturnType<typeof fly>) => deciders(flown).map((by) => by === 'cache');

describe('a kept answer', () => {
  test('serves the same text at once, for nothing, and nobody is called', () => {
    const flown = fly(asked(['prove  it', ' prove it\n']), caching());
    expect(hits(flown)).toEqual([false, true]);
    expect(flown.calls).toHaveLength(1);
    const { outcome, decision, reward } = flown.results[1]!;
    expect(outcome).toMatchObject({ kind: 'completed', costUsd: 0, latencyMs: 3, quality: 1, attempts: [] });
    expect(decision).toMatchObject({ tier: null, endpointId: null });
    expect(decision.trace[0]).toMatchObject({ stage: 'cache', verdict: { kind: 'select', confidence: 1 } });
    expect(reward?.cost).toBe(1);
    expect(flown.context.arms.all().reduce((sum, arm) => sum + arm.rewards, 0)).toBe(1);
  });

  test('serves only when the cache is on, and nothing before its own answer has come', () => {
    expect(hits(fly(asked(['hi', 'hi']), sessionPolicy()))).toEqual([false, false]);
    expect(hits(fly(asked(['hi', 'hi', 'hi']), caching(), 150))).toEqual([false, false, true]);
  });

  test('is good for its time to live on the session’s clock', () => {
    expect(hits(fly(asked(['hi', 'hi', 'bye', 'hi']), caching({ ttlMs: 5000 }), 2000))).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  test('goes with its tag from the request on at which that was invalidated, until it is answered anew', () => {
    const policy = caching({ invalidations: [{ tag: 'shop', fromRequest: 2 }] });
    const prompts = asked(['hi', 'hi', 'hi', 'hi'], { app: 'shop' });
    expect(hits(fly(prompts, policy))).toEqual([false, true, false, true]);
    expect(hits(fly(asked(['hi', 'hi', 'hi', 'hi'], { app: 'desk' }), policy))).toEqual([false, true, true, true]);
  });

  test('is none in another conversation or to another user, and none for sensitive data', () => {
    const [first, second] = asked(['and then?', 'and then?']);
    const turns = [{ role: 'user', text: 'a story' }] as const;
    expect(hits(fly([first!, { ...second!, turns }], caching()))).toEqual([false, false]);
    expect(hits(fly([first!, { ...second!, metadata: { user: 'ana' } }], caching()))).toEqual([false, false]);
    const mail = 'write to ana@example.org';
    expect(hits(fly(asked([mail, mail]), caching()))).toEqual([false, false]);
  });

  test('never serves what a gate blocks', () => {
    const policy = caching();
    const [first, second] = asked(['hi', 'hi'], { region: 'mars' });
    const local = policy.models.map((model) => ({ ...model, enabled: !['tiny', 'small'].includes(model.id) }));
    const flown = fly([first!, second!], { ...policy, models: local });
    expect(flown.results.map(({ outcome }) => outcome.kind)).toEqual(['blocked', 'blocked']);
  });

  test('makes room by age', () => {
    const flown = fly(asked(['a', 'b', 'c', 'b', 'a']), caching({ maxEntries: 2 }));
    expect(hits(flown)).toEqual([false, false, false, true, false]);
    expect(flown.context.cache.size).toBe(2);
  });
});

describe('a near text', () => {
  const texts = ['tell me about the old river bank please', 'tell me about the old river bank now please'];
  const cosine = hashedText(texts[0]!).vector.reduce((sum, x, k) => sum + x * hashedText(texts[1]!).vector[k]!, 0);

  test('hits at a threshold below its cosine and misses above it', () => {
    expect(cosine).toBeGreaterThan(0.9);
    const at = (similarityThreshold: number) =>
      hits(fly(asked(texts), caching({ semantic: true, similarityThreshold })));
    expect(at(0.9)).toEqual([false, true]);
    expect(at(0.99)).toEqual([false, false]);
    expect(hits(fly(asked(texts), caching({ semantic: false, similarityThreshold: 0.9 })))).toEqual([false, false]);
  });

  test('is served an answer whose quality nobody knows', () => {
    const { results } = fly(asked(texts), caching({ semantic: true, similarityThreshold: 0.9 }));
    expect(results[1]?.outcome).toMatchObject({ kind: 'completed', quality: null, costUsd: 0 });
    expect(results[1]?.decision.trace[0]?.reason).toMatch(
      /^Cosine 0\.9\d\d ≥ 0\.900 to “tell me .*” *, request 1: answer of .*, 0\.\d s old\.$/,
    );
  });
});

test('storage costs bytes by time, gone entries included', () => {
  const settings = { ...sessionPolicy().cache, maxEntries: 1, usdPerGbMonth: 30 };
  const cache = new ResponseCache();
  const [a, b] = asked(['a'.repeat(100), 'b'.repeat(100)]);
  const tokens = { input: 1, cacheRead: 0, cacheWrite: 0, visible: 225, reasoning: 0 };
  const answer = { endpointId: 'x', tokens, quality: 1, qualitySource: null, vector: null, request: 0 };
  cache.keep(a!, { ...answer, storedAtMs: 0 }, settings);
  cache.keep(b!, { ...answer, storedAtMs: 86_400_000 }, settings);
  // A thousand bytes for two days, at a dollar a gigabyte and day.
  expect(cache.storageUsd(2 * 86_400_000, settings)).toBeCloseTo(2e-6, 15);
});

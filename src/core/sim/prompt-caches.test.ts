import { describe, expect, test } from 'vitest';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import { trimHistory } from '../conversations/trim-history';
import type { Prompt } from '../domain/prompt';
import { featuresOf } from '../features/features-of';
import { PromptCaches } from './prompt-caches';

const price = {
  kind: 'token',
  inputUsdPerMTok: 3,
  outputUsdPerMTok: 15,
  cacheReadUsdPerMTok: 0.3,
  cacheWriteUsdPerMTok: 3.75,
} as const;
const writer = fakeEndpoint({ id: 'writer', tier: 'cloud', price });
const automatic = fakeEndpoint({ id: 'automatic', tier: 'cloud', price: { ...price, cacheWriteUsdPerMTok: null } });
const without = fakeEndpoint({ id: 'without', tier: 'cloud', price: { ...price, cacheReadUsdPerMTok: null } });
const log = 'line of the build log, '.repeat(400);
const turnOf = (text: string, before: readonly string[], session = 's'): Prompt => ({
  id: `${session}${before.length}`,
  text,
  turns: before.map((said) => ({ role: 'user', text: said })),
  metadata: { session },
  origin: 'typed',
});
const whole = (prompt: Prompt) => trimHistory(prompt, null, writer);
const first = turnOf(log, []);
const second = turnOf('commit it', [log]);

describe('a provider’s prompt cache', () => {
  test('reads what the turn before sent, and writes the rest where writing is sold', () => {
    const caches = new PromptCaches();
    const sent = featuresOf(first).inputTokens;
    expect(caches.read(first, writer, 0, whole(first))).toEqual({ cacheRead: 0, cacheWrite: sent });
    caches.keep(first, 0, whole(first).inputTokens);
    const { cacheRead, cacheWrite } = caches.read(second, writer, 1000, whole(second));
    expect(cacheRead).toBe(sent);
    expect(cacheRead + cacheWrite).toBe(featuresOf(second).inputTokens);
    expect(caches.read(second, automatic, 1000, whole(second))).toEqual({ cacheRead: sent, cacheWrite: 0 });
  });

  test('has forgotten after five minutes, and knows no other conversation', () => {
    const caches = new PromptCaches();
    caches.keep(first, 0, whole(first).inputTokens);
    expect(caches.read(second, automatic, 300_001, whole(second)).cacheRead).toBe(0);
    const other = turnOf('commit it', [log], 'other');
    expect(caches.read(other, automatic, 0, whole(other)).cacheRead).toBe(0);
  });

  test('knows no beginning whose oldest turns were left out', () => {
    const caches = new PromptCaches();
    caches.keep(first, 0, whole(first).inputTokens);
    const third = turnOf('commit it', ['an old turn', log]);
    const sent = trimHistory(third, 1, writer);
    expect(sent.trimmed?.sentTurns).toBe(1);
    expect(caches.read(third, writer, 1, sent)).toEqual({ cacheRead: 0, cacheWrite: sent.inputTokens });
  });

  test('keeps neither short beginnings nor anything without a price for it', () => {
    const caches = new PromptCaches();
    const short = turnOf('hi', []);
    caches.keep(short, 0, whole(short).inputTokens);
    caches.keep(first, 0, whole(first).inputTokens);
    const next = turnOf('and now', ['hi']);
    expect(caches.read(next, automatic, 1, whole(next))).toEqual({ cacheRead: 0, cacheWrite: 0 });
    expect(caches.read(second, without, 1, whole(second))).toEqual({ cacheRead: 0, cacheWrite: 0 });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import type { Prompt, Turn } from '../domain/prompt';
import { extractFeatures } from '../features/extract-features';
import { turnTokens } from '../features/turn-tokens';
import { leastInputTokens, trimHistory } from './trim-history';

const large = fakeEndpoint({ id: 'large', tier: 'cloud', contextTokens: 1_000_000 });
const words = fc.integer({ min: 1, max: 60 }).map((count) => 'word '.repeat(count));
const turn = fc.record({ role: fc.constantFrom('user' as const, 'assistant' as const), text: words });
const promptOf = (turns: readonly Turn[], system = 'Be exact.'): Prompt => ({
  id: 'p',
  text: 'and now?',
  system,
  turns,
  metadata: {},
  origin: 'imported',
});
const conversation = fc.array(turn, { minLength: 1, maxLength: 24 }).map((turns) => promptOf(turns));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('the history that is sent', () => {
  test('is the newest part, within the limit or one turn long, with the system text and the last turn', () => {
    fc.assert(
      fc.property(conversation, fc.integer({ min: 1, max: 800 }), (prompt, limit) => {
        const { prompt: sent, inputTokens, trimmed } = trimHistory(prompt, limit, large);
        const turns = prompt.turns ?? [];
        const left = sent.turns ?? [];
        expect([sent.system, sent.text, sent.id]).toEqual([prompt.system, prompt.text, prompt.id]);
        expect(left).toEqual(turns.slice(-left.length));
        expect(left.length).toBeGreaterThan(0);
        expect(left.length === 1 || sum(turnTokens(sent)) <= limit).toBe(true);
        // What is said to be sent is what its texts hold.
        expect(inputTokens).toBe(extractFeatures(sent).inputTokens);
        expect(trimmed?.trimmedTokens ?? 0).toBe(extractFeatures(prompt).inputTokens - inputTokens);
        expect(inputTokens).toBeGreaterThanOrEqual(leastInputTokens(prompt, limit));
      }),
    );
  });

  test('leaves out no more turns than it must, but an answer whose question went', () => {
    fc.assert(
      fc.property(conversation, fc.integer({ min: 1, max: 800 }), (prompt, limit) => {
        const { trimmed } = trimHistory(prompt, limit, large);
        if (trimmed === null) return;
        const from = trimmed.earlierTurns - trimmed.sentTurns;
        const isOrphan = prompt.turns?.[from - 1]?.role === 'assistant' && prompt.turns[from - 2]?.role === 'user';
        const first = isOrphan ? from - 2 : from - 1;
        expect(sum(turnTokens(prompt).slice(first))).toBeGreaterThan(limit);
      }),
    );
  });

  test('fits the context with room for a usual answer, and is all of it where the policy has no limit', () => {
    const turns = Array.from({ length: 20 }, (_, k): Turn => ({
      role: k % 2 === 0 ? 'user' : 'assistant',
      text: 'word '.repeat(50),
    }));
    const prompt = promptOf(turns);
    const small = fakeEndpoint({ id: 'small', tier: 'local', contextTokens: 400 });
    const { inputTokens, trimmed } = trimHistory(prompt, 100_000, small);
    expect(inputTokens).toBeLessThanOrEqual(400 - small.outputTokens.median);
    expect(trimmed).toMatchObject({ earlierTurns: 20, sentTurns: 4 });
    expect(trimHistory(prompt, null, small)).toMatchObject({ prompt, trimmed: null });
    expect(trimHistory(prompt, 100_000, large).prompt).toBe(prompt);
  });
});

import { describe, expect, test } from 'vitest';
import { featuresOf } from '../core/features/features-of';
import { sampleConversations } from './conversations';

const prompts = sampleConversations().map((prompt, place) => ({
  ...prompt,
  id: `c${place}`,
  origin: 'sample' as const,
}));

describe('the sample conversations', () => {
  test('are the same at every call, and labelled', () => {
    expect(sampleConversations()).toEqual(sampleConversations());
    expect(prompts.every(({ label }) => label !== undefined)).toBe(true);
  });

  test('carry every turn before, in order', () => {
    const sessions = new Set(prompts.map(({ metadata }) => metadata.session));
    expect(sessions.size).toBe(12);
    for (const session of sessions) {
      const talk = prompts.filter(({ metadata }) => metadata.session === session);
      expect(talk.map(({ turns }) => turns?.length)).toEqual(talk.map((_, turn) => 2 * turn));
      const said = talk.at(-1)?.turns?.filter(({ role }) => role === 'user');
      expect(said?.map(({ text }) => text)).toEqual(talk.slice(0, -1).map(({ text }) => text));
    }
  });

  test('hold contexts that a provider keeps, and nothing that is personal', () => {
    expect(prompts.filter((prompt) => featuresOf(prompt).inputTokens >= 1024).length).toBeGreaterThan(20);
    expect(prompts.flatMap((prompt) => featuresOf(prompt).pii)).toEqual([]);
  });
});

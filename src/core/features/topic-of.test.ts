import { expect, test } from 'vitest';
import { topicOf } from './topic-of';

const prompt = (text: string, topic?: string) => ({
  id: 'p',
  text,
  metadata: {},
  origin: 'typed' as const,
  ...(topic === undefined ? {} : { topic }),
});

test('what somebody said beats what the words say, which is marked as a guess', () => {
  expect(topicOf(prompt('Write a poem about the sea, a story really', 'law'))).toBe('law');
  expect(topicOf(prompt('Write a poem about the sea, a story really'))).toBe('≈ creative');
  expect(topicOf(prompt('zzz'))).toBe('≈ other');
});

import { expect, test } from 'vitest';
import { eachTurn, earlierUserTurns } from './each-turn';
import type { ImportedPrompt } from './imported-prompt';

const conversation: ImportedPrompt = {
  text: 'and the third',
  system: 'Be brief.',
  turns: [
    { role: 'user', text: 'the first' },
    { role: 'assistant', text: 'one' },
    { role: 'user', text: 'the second' },
    { role: 'assistant', text: 'two' },
  ],
  metadata: { app: 'chat' },
  label: { need: 'cloud', source: 'user' },
  recorded: { costUsd: 1 },
};

test('every turn of the user’s becomes a request with what was said before it, in one session', () => {
  const requests = eachTurn(conversation, 'line 7');
  expect(requests.map(({ text, turns }) => [text, turns?.length ?? 0])).toEqual([
    ['the first', 0],
    ['the second', 2],
    ['and the third', 4],
  ]);
  expect(requests.every(({ metadata, system }) => metadata.session === 'line 7' && system === 'Be brief.')).toBe(true);
  expect(earlierUserTurns(conversation)).toBe(2);
});

test('the label and the recorded outcome stay with the last request, and a session of its own with all', () => {
  const own = eachTurn({ ...conversation, metadata: { session: 's1' } }, 'line 7');
  expect(own.map(({ label, recorded }) => [label?.need, recorded?.costUsd])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
    ['cloud', 1],
  ]);
  expect(own.map(({ metadata }) => metadata.session)).toEqual(['s1', 's1', 's1']);
});

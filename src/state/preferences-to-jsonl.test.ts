import { expect, it } from 'vitest';
import type { Preference } from '../engine/protocol';
import { preferencesToJsonl } from './preferences-to-jsonl';

const preference: Preference = { row: 4, text: 'hi\n"you"', chosen: 'local', rejected: 'cloud', routed: 'cloud' };

it('writes one triplet a line, whatever the prompt holds', () => {
  const lines = preferencesToJsonl([preference, preference]).split('\n');
  expect(lines).toHaveLength(3);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    prompt: 'hi\n"you"',
    chosen: 'local',
    rejected: 'cloud',
    source: 'user',
    routed: 'cloud',
    row: 5,
  });
});

it('writes a conversation as messages, oldest first', () => {
  const turns = [{ role: 'assistant', text: 'What?' }] as const;
  const [line = ''] = preferencesToJsonl([{ ...preference, system: 'Be brief.', turns }]).split('\n');
  expect(JSON.parse(line).prompt).toEqual([
    { role: 'system', content: 'Be brief.' },
    { role: 'assistant', content: 'What?' },
    { role: 'user', content: 'hi\n"you"' },
  ]);
});

import { expect, it } from 'vitest';
import { longestPromptCharacters } from '../core/domain/prompt';
import { mostPromptsAtOnce, refusePrompts } from './refuse-prompts';

const short = { text: 'hi', line: 1 };
const long = { text: 'x'.repeat(longestPromptCharacters + 1), line: 3 };

it('takes what can be routed', () => {
  expect(refusePrompts([short], 'separator')).toBeNull();
  expect(refusePrompts([{ ...long, text: long.text.slice(1) }], 'separator')).toBeNull();
});

it('names the prompt that is too long, its line, and both lengths', () => {
  const refused = refusePrompts([short, long], 'separator');
  expect(refused).toContain('Prompt 2 (line 3)');
  expect(refused).toContain('2\u2009000\u2009001 characters; 2\u2009000\u2009000 is the most');
});

it('refuses nothing and too much', () => {
  expect(refusePrompts([], 'lines')).toContain('empty');
  expect(
    refusePrompts(
      Array.from({ length: mostPromptsAtOnce + 1 }, () => short),
      'lines',
    ),
  ).toContain('20\u2009001');
});

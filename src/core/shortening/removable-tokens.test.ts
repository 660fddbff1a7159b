import { expect, test } from 'vitest';
import { estimateTokens } from '../features/estimate-tokens';
import { removableTokens } from './removable-tokens';

const example = (k: string) => `Review: the ${k} was warm and the ${k} was late\nAnswer: mixed\n`;

test('examples beyond three are spare, the one to be answered is not', () => {
  const shots = ['soup', 'bread', 'fish', 'rice', 'cake', 'tea'].map(example);
  const text = `Say what the guest felt.\n${shots.join('')}`;
  expect(removableTokens(text).get('few-shot')).toBe(
    estimateTokens(text) - estimateTokens(`Say what the guest felt.\n${[...shots.slice(0, 3), shots[5]].join('')}`),
  );
  expect(removableTokens(`Say what the guest felt.\n${shots.slice(0, 4).join('')}`).has('few-shot')).toBe(false);
});

test('markup of a pasted page is spare, of a program it is not', () => {
  const page = '<p class="x">Summarise <b>this page</b> for me</p>';
  expect(removableTokens(page).get('markup')).toBe(estimateTokens(page) - estimateTokens('Summarise this page for me'));
  expect(removableTokens('```html\n<p>let</p>\n```\nwhy does `let` fail?').size).toBe(0);
  expect(removableTokens('Summarise this page for me').size).toBe(0);
});

import { expect, it } from 'vitest';
import { splitPrompts } from './split-prompts';

it('cuts at lines of three dashes and says where each prompt starts', () => {
  expect(splitPrompts('one\ntwo\n---\n\nthree\r\n---  \n', 'separator')).toEqual([
    { text: 'one\ntwo', line: 1 },
    { text: 'three', line: 5 },
  ]);
});

it('cuts at a separator with spaces around it', () => {
  expect(splitPrompts('one\n  --- \ntwo', 'separator').map(({ text }) => text)).toEqual(['one', 'two']);
});

it('leaves dashes inside a line alone', () => {
  expect(splitPrompts('a --- b\n----', 'separator')).toEqual([{ text: 'a --- b\n----', line: 1 }]);
});

it('takes every line that says something, the separator aside', () => {
  expect(splitPrompts('a\n\n  \n---\nb', 'lines').map(({ text, line }) => [text, line])).toEqual([
    ['a', 1],
    ['b', 5],
  ]);
});

it.each(['', ' \n\t\n', '---\n---'])('finds nothing in %j', (text) => {
  expect(splitPrompts(text, 'separator')).toEqual([]);
  expect(splitPrompts(text, 'whole')).toEqual([]);
});

it.each(['---\ntitle: A page\ntags: [x]\n---\nSummarise this page.\n', '# One\n\n---\n\n# Two'])(
  'leaves %j whole until it is told to cut',
  (text) => {
    expect(splitPrompts(text, 'whole')).toEqual([{ text, line: 1 }]);
    expect(splitPrompts(text, 'separator')).toHaveLength(2);
  },
);

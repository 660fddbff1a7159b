import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortenText, without } from './shorten-text';

const rule = 'Answer in one short sentence and name the source of every claim.';
const kinds = (text: string) => [...new Set(shortenText(text).cuts.map(({ kind }) => kind))];
const piece = fc.constantFrom(
  rule,
  'Hello there, ',
  'Please ',
  'Thanks in advance!',
  'Compare   the two   plans.',
  '\n\n\n\n',
  '\n',
  'It cost 1  200 in 2024.',
  '“stay   as   it   is”',
  '```\nlet  a  =  1;\n\n\n\nlet b;\n```',
  '{"a":  1,  "b":  "x   y"}',
  '| a   | b   |',
  'Review: the soup was cold and the waiter was late.',
);

describe('shortening', () => {
  test('cuts what was said before, courtesies at the edges, and surplus white space', () => {
    const text = `Hi there, could you please compare   both plans? ${rule}\n\n\n\nThe first plan is dear.\n${rule} Thanks in advance!`;
    expect(shortenText(text).text).toBe(`compare both plans? ${rule}\n\nThe first plan is dear.\n`);
    expect(kinds(text).toSorted()).toEqual(['courtesy', 'duplicate', 'white-space']);
  });

  test('tells near copies from texts that a content word or a negation sets apart', () => {
    const near = 'Answer in one short sentence and always name the source of every claim you make.';
    const twice = (other: string) => shortenText(`${near}\nThe plan is dear.\n${other}`).cuts.length;
    expect(twice(near.replace('you make', 'they make'))).toBe(1);
    expect(twice(near.replace('always', 'never'))).toBe(0);
    expect(twice(near.replace('source', 'author'))).toBe(0);
  });

  test('cuts an instruction that each example repeats, and leaves the examples', () => {
    const example = (review: string) =>
      `Say whether the guest liked the place or not.\nReview: ${review}\nAnswer: yes\n\n`;
    const text = ['We came back.', 'We came back.', 'Warm bread.'].map(example).join('');
    expect(kinds(text)).toEqual(['boilerplate']);
    expect(shortenText(text).text.match(/Say whether/g)).toHaveLength(1);
    expect(shortenText(text).text.match(/Review: We came back\./g)).toHaveLength(2);
  });

  test('never cuts inside code, JSON, quotations, tables or numbers', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const text = pieces.join('\n');
        const { text: shortened, cuts } = shortenText(text);
        expect(without(text, cuts)).toBe(shortened);
        for (const kept of [
          '“stay   as   it   is”',
          'let  a  =  1;\n\n\n\nlet b;',
          '{"a":  1,  "b":  "x   y"}',
          '| a   | b   |',
        ])
          expect(shortened.split(kept).length).toBe(text.split(kept).length);
        expect(shortened.match(/\d[\d ]*/g)).toEqual(text.match(/\d[\d ]*/g));
      }),
    );
  });

  test('leaves code, texts about their own form, bare greetings and material’s own end as they are', () => {
    const twice = `${rule}\n${rule}`;
    for (const text of [
      `def f(x):\n    return   x\n\n\n\nf(1)`,
      `Remove the duplicate lines:\n${twice}`,
      'Hello there, thanks!',
      'Translate into French: We will come at noon. Thank you very much!',
    ])
      expect(shortenText(text)).toEqual({ text, cuts: [] });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Prompt } from '../domain/prompt';
import { cueFeatures, cueNames } from './cue-features';
import { extractFeatures } from './extract-features';
import { splitInstruction } from './split-instruction';

function cue(text: string, name: string): number {
  const prompt: Prompt = { id: 'p', text, metadata: {}, origin: 'typed' };
  return cueFeatures(text, extractFeatures(prompt))[cueNames.indexOf(name)] ?? NaN;
}

describe('cue features', () => {
  test.each([
    'Prove it',
    'Beweise das',
    'Demonstre isso',
    'Demuestra esto',
    'Démontre-le',
    'Dimostralo',
    '証明して',
    '证明它',
    'أثبت ذلك',
    'इसे सिद्ध करो',
  ])('hear reasoning in %j', (text) => expect(cue(text, 'reasoning')).toBeGreaterThan(0));

  test.each([
    'Summarise it',
    'Übersetze das',
    'Traduza isso',
    'Traduce esto',
    'Traduis ça',
    'Riassumi questo',
    '要約して',
    '翻译一下',
    'ترجم هذا',
    'इसका अनुवाद करो',
  ])('hear an easy task in %j', (text) => expect([cue(text, 'easy') > 0, cue(text, 'reasoning')]).toEqual([true, 0]));

  test('do not count the words of pasted material', () => {
    const text =
      'Summarise this email in one line: "We must prove that the design is optimal and derive a new proof by Monday."';
    expect([cue(text, 'reasoning'), cue(text, 'easy first')]).toEqual([0, 1]);
    expect(cue(text, 'material share')).toBeGreaterThan(0.5);
  });

  test('count the parts that are asked for', () => {
    expect(cue('List three rivers.', 'parts asked for')).toBe(0);
    expect(cue('List three rivers. Then rank them. Why?', 'parts asked for')).toBeGreaterThan(1);
  });

  test('are one finite number for each name, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        for (const name of cueNames) expect(cue(text, name)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

test.each(['\n', '"', ': ', '- ', '証明', 'prove ', '😀', '\u0000', '\ud800'])(
  'a megabyte of %j stays fast',
  (unit) => {
    const text = unit.repeat(1_000_000 / unit.length);
    const features = { characters: 1, inputTokens: 1, language: 'en', hasCode: false, hasMath: false, pii: [] };
    const started = performance.now();
    cueFeatures(text, features);
    expect(performance.now() - started).toBeLessThan(1000);
  },
);

describe('splitInstruction', () => {
  test.each([
    ['Question: prove it', 'prove it'],
    [`Shorten this: ${'one long sentence about prime ministers '.repeat(3)}`, 'Shorten this:'],
    ['Fix this:\n```\nlet a = 1;\n```', 'Fix this:'],
    [
      'Some pasted paragraph here.\n\nSecond one.\n\nWhat is the main point?',
      'Some pasted paragraph here.\nWhat is the main point?',
    ],
    ['Übersetze: kurz', 'Übersetze: kurz'],
  ])('%j asks %j', (text, instruction) => expect(splitInstruction(text).instruction).toBe(instruction));

  test('accounts for every character past what it reads', () => {
    const split = splitInstruction(`Summarise:\n${'a '.repeat(50_000)}`);
    expect(split.instruction).toBe('Summarise:');
    expect(split.materialCharacters).toBeGreaterThan(99_000);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promptsOfDrafts } from './prompts-of-drafts';

const refusal = (texts: readonly string[]): string => {
  try {
    promptsOfDrafts(
      texts.map((text) => ({ text })),
      0,
    );
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

describe('promptsOfDrafts', () => {
  it.each([
    ['nothing', [], 'no prompt'],
    ['blanks', ['\n \t'], 'The prompt is empty'],
    ['one blank of three', ['a', ' ', 'b'], 'Prompt 2 of 3 is empty'],
    ['three megabytes', ['x'.repeat(3_145_728)], '3,145,728 characters; 2,000,000 is the most'],
    ['20,001 prompts', Array.from({ length: 20_001 }, () => 'x'), '20,001 prompts'],
  ])('refuses %s and says why', (_name, texts, message) => {
    expect(refusal(texts)).toContain(message);
  });

  it('takes emoji, right-to-left text, markup and the longest prompt as they are', () => {
    const texts = ['🎉', 'שלום עולם', '<script>alert(1)</script>', 'x'.repeat(2_000_000)];
    const prompts = promptsOfDrafts(
      texts.map((text) => ({ text })),
      3,
    );
    expect(prompts.map((prompt) => prompt.text)).toEqual(texts);
    expect(prompts.map((prompt) => prompt.id.replace(/-\w+$/, ''))).toEqual(['p3-0', 'p3-1', 'p3-2', 'p3-3']);
  });

  it('calls another text in the same place another name, and the same text the same', () => {
    const idOf = (text: string): string => promptsOfDrafts([{ text }], 0)[0]!.id;
    expect(idOf('one')).toBe(idOf('one'));
    expect(idOf('one')).not.toBe(idOf('two'));
  });

  it('counts system text and turns into the size', () => {
    const turns = [{ role: 'user' as const, text: 'x'.repeat(1_950_000) }];
    expect(() => promptsOfDrafts([{ text: 'y', system: 'z'.repeat(60_000), turns }], 0)).toThrow(
      '2,010,001 characters',
    );
  });

  it('makes any text well-formed and free of NUL, and changes nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1 }), (units) => {
        const text = `a${String.fromCharCode(...units)}`;
        const [prompt] = promptsOfDrafts([{ text }], 0);
        const wanted = (text as unknown as { toWellFormed(): string }).toWellFormed().replaceAll('\0', '\uFFFD');
        expect(prompt!.text).toBe(wanted);
      }),
    );
  });
});

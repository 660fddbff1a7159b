import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedText } from './asked-text';

describe('what a text asks for', () => {
  test.each([
    ['Hi there! Could you please help me with this? Sort the list. Thank you very much!', 'Sort the list.'],
    ['Could you please explain tides?', 'explain tides?'],
    ['Hello, please translate "bonjour". Thanks in advance!', 'translate "bonjour".'],
    ['Hallo, könnten Sie mir bitte helfen? Sortiere die Liste. Vielen Dank!', 'Sortiere die Liste.'],
    ['Hola, ¿podrías ayudarme, por favor? Ordena la lista. ¡Muchas gracias!', 'Ordena la lista.'],
    ['你好，请帮我一下。翻译这句话。谢谢！', '翻译这句话。'],
  ])('%s', (polite, asked) => {
    expect(askedText(polite).replace(/[\s¡]+$/, '')).toBe(asked);
  });

  test.each([
    'Hi',
    'Thank you very much!',
    'please',
    'Write a thank-you note to Hannah',
    'Pleased customers: why?',
    'Hierarchies',
  ])('leaves %s alone', (text) => {
    expect(askedText(text)).toBe(text);
  });

  test('reads capitals as if they were not shouted, but not an acronym', () => {
    expect(askedText('WHAT IS THE CAPITAL OF PERU?')).toBe('What is the capital of peru?');
    expect(askedText('NASA JPL')).toBe('NASA JPL');
    expect(askedText('Explain HTTP, TLS and QUIC')).toBe('Explain HTTP, TLS and QUIC');
  });

  test('asks the same of what it gives back once more, and keeps every text with words', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const asked = askedText(text);
        return (asked.trim() === '') === (text.trim() === '');
      }),
    );
  });

  test('takes a long text in linear time', () => {
    const asked = askedText(`${'please, '.repeat(200_000)}sort`);
    expect(asked.endsWith('sort')).toBe(true);
  });
});

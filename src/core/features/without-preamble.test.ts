import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedText } from './asked-text';
import { withoutPreamble } from './without-preamble';

describe('sentences before a request that have nothing to do with it', () => {
  test.each([
    ['You are a notary with a practice in Geneva. What is the capital of Peru?', 'What is the capital of Peru?'],
    [
      'Our brewery lost its licence on Monday. Translate "good night" into Danish',
      'Translate "good night" into Danish',
    ],
    [
      'For an exhibition about glaciers I want to know this: how many legs has a spider?',
      'how many legs has a spider?',
    ],
    ['The tide tables of the harbour are out of print. Wie spät ist es in Lima?', 'Wie spät ist es in Lima?'],
    [
      'The bridge was closed for repairs. Fix the spelling in this note.\nDear Ann, I hop you are wel and see you son.',
      'Fix the spelling in this note.\nDear Ann, I hop you are wel and see you son.',
    ],
  ])('are left out: %s', (text, asked) => {
    expect(withoutPreamble(text)).toBe(asked);
  });

  test.each([
    'Our cache loses entries under load. Which part is at fault?',
    'The cache loses entries under load. How would you make a cache keep entries?',
    'My rash itches at night. What should we do about it?',
    'A pump moves 40 litres a minute. How long does a tank of ten barrels take?',
    'Fix the grammar in this letter. What is the subject of the second sentence?',
    'Marie Curie was born in Warsaw. Where did she die?',
    'A lens has a certain focus. Consider its twin.',
    'Question: who wrote Emma?',
    'You are a notary with a practice in Geneva.',
  ])('stay where the request leans on them: %s', (text) => {
    expect(withoutPreamble(text)).toBe(text);
  });

  test('leave the end of the text, and never nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const kept = withoutPreamble(text);
        return text.endsWith(kept) && (kept !== '' || text === '');
      }),
    );
  });

  test('are not read by any pillar', () => {
    expect(askedText('You are a famous judge from Utrecht. Sort these names: Ada, Bo and Cy')).toBe(
      'Sort these names: Ada, Bo and Cy',
    );
  });
});

import { describe, expect, test } from 'vitest';
import { countFalseHits } from './count-false-hits';
import { namesIn, swapMeaning } from './swap-meaning';

describe('twins of a prompt', () => {
  test('ask for something else: negation, number, name', () => {
    const twins = swapMeaning('Why is the bridge in Porto closed for 3 days?', ['Porto', 'Lisbon']);
    expect(twins).toEqual([
      { kind: 'negation', text: 'Why is not the bridge in Porto closed for 3 days?' },
      { kind: 'number', text: 'Why is the bridge in Porto closed for 4 days?' },
      { kind: 'entity', text: 'Why is the bridge in Lisbon closed for 3 days?' },
    ]);
  });

  test('lose a "not" that is there, and are left out where the text gives no hold', () => {
    expect(swapMeaning('Do not translate this', [])).toEqual([{ kind: 'negation', text: 'Do translate this' }]);
    expect(swapMeaning('hello', ['Lisbon'])).toEqual([]);
    expect(swapMeaning('pi to 3.14159 please', [])).toEqual([]);
  });

  test('know names from words that start a sentence', () => {
    expect(namesIn('Tell me of Ana. Then of Bruno, who met Carla')).toEqual(['Ana', 'Bruno', 'Carla']);
    expect(namesIn('Then we left. Nobody came')).toEqual([]);
  });
});

test('a twin is a wrong hit from its cosine downward', () => {
  const pair = (kind: 'negation' | 'number', cosine: number) => ({ kind, cosine, text: '', swapped: '' });
  const pairs = [pair('negation', 0.99), pair('negation', 0.9), pair('number', 0.97)];
  const [low, high] = countFalseHits(pairs, [0.95, 0.99]);
  expect(low?.all).toMatchObject({ value: 2 / 3, n: 3 });
  expect(low?.byKind).toMatchObject({
    negation: { value: 0.5, n: 2 },
    number: { value: 1 },
    entity: { value: null, n: 0 },
  });
  expect(high?.all.value).toBeCloseTo(1 / 3, 12);
});

import { describe, expect, test } from 'vitest';
import { cosines } from './cosines';
import { hashedNgrams } from './hashed-ngrams';

describe('hashedNgrams', () => {
  const encoder = hashedNgrams(['how do I reset my card', 'how do I bake bread', 'how do I sing']);
  const near = async (a: string, b: string): Promise<number> => {
    const [one, other] = await encoder.encode([a, b]);
    return cosines(one!, [other!], encoder.dimensions)[0]!;
  };

  test('gives a text a cosine of 1 with itself, whatever its case', async () => {
    expect(await near('Reset my card', 'reset MY card')).toBeCloseTo(1, 6);
  });

  test('sees a typo as near, and unrelated text as far', async () => {
    expect(await near('reset my card', 'reset my crad')).toBeGreaterThan(0.5);
    expect(await near('reset my card', 'bake bread')).toBeLessThan(0.2);
  });

  test('weighs what every text has less than what few have', async () => {
    expect(await near('how do I reset', 'reset')).toBeGreaterThan(await near('how do I reset', 'how do I'));
  });

  test('gives zeros for an empty text', async () => {
    expect(await near('', 'reset')).toBe(0);
  });
});

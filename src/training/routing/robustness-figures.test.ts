import { beforeAll, describe, expect, test } from 'vitest';
import { robustnessFigures } from './robustness-figures';
import type { RobustnessFigures } from './robustness-figures';

/** The same figures: `npm run bench:routing -- --robustness`. */
describe('the shipped router on samples that are written in another way', () => {
  let figures: RobustnessFigures;
  beforeAll(async () => {
    figures = await robustnessFigures();
  });

  test('flips at most 5 of 100 clear cases', () => {
    expect(figures.clear.n).toBeGreaterThan(1000);
    expect(figures.clear.value).toBeLessThanOrEqual(0.05);
  });

  test.each(['typos', 'lower case', 'upper case', 'politeness'])('%s alone too', (how) => {
    expect(figures.flips.find((one) => one.how === how)?.clear.value).toBeLessThanOrEqual(0.05);
  });
});

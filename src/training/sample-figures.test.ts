import { beforeAll, describe, expect, test } from 'vitest';
import { sampleFigures } from './sample-figures';
import type { SampleFigures } from './sample-figures';

/** The floors of the product on prompts that nothing was tuned on. The same figures: `npm run measure:samples`. */
describe('the shipped router on the reporting half of the samples', () => {
  let figures: SampleFigures;
  beforeAll(async () => {
    figures = await sampleFigures();
  });

  test('agrees with the labels in at least 85 of 100', () => {
    expect(figures.agreement.n).toBeGreaterThanOrEqual(120);
    expect(figures.agreement.value).toBeGreaterThanOrEqual(0.85);
  });

  test('beats the tuned length rule by more than noise', () => {
    expect(figures.gain.low).toBeGreaterThan(0);
  });

  test.each(['rules', 'semantic', 'complexity', 'judge'])('lets %s decide at least 5 of 100', (stage) => {
    expect(figures.stages.find((one) => one.stage === stage)?.decided.value).toBeGreaterThanOrEqual(0.05);
  });

  test('moves at least 5 of 100 when the edge threshold goes from 65 to 50', () => {
    expect(figures.moved.value).toBeGreaterThanOrEqual(0.05);
  });

  test('sees that paraphrases mean the same, in at least 85 of 100 pairs', () => {
    expect(figures.paraphrases.n).toBe(60);
    expect(figures.paraphrases.value).toBeGreaterThanOrEqual(0.85);
  });
});

import { describe, expect, test } from 'vitest';
import { RandomStreams } from '../sim/rng';
import { checkThreshold } from './check-threshold';
import type { HalvedLabel } from './check-threshold';
import { bestThreshold, figuresAt, thresholdCurve } from './threshold-curve';

const draws = new RandomStreams(5).stream('labels');
/** Right above .7, a coin below: F is greatest near .7. */
const rows: readonly HalvedLabel[] = Array.from({ length: 400 }, (_, item) => {
  const score = Math.round(500 + 500 * draws.uniform()) / 1000;
  const hit = score >= 0.7 ? draws.uniform() < 0.95 : draws.uniform() < 0.1;
  return { score, hit, relevant: hit, needsCloud: hit, half: item % 2 === 0 ? 'tune' : 'held-out' };
});
const check = (of: readonly HalvedLabel[], current = 0.95, criterion: 'f1' | 'precision-90' = 'f1') => {
  const steps = checkThreshold(of, current, criterion, new RandomStreams(1).stream('resamples'));
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
};

describe('checkThreshold', () => {
  test('finds the threshold on one half and measures it on the other', () => {
    const { figures, missing } = check(rows);
    expect(missing).toBe(0);
    expect(figures!.best.threshold).toBeGreaterThan(0.66);
    expect(figures!.best.threshold).toBeLessThan(0.74);
    expect(figures!.gain).toMatchObject({ n: 200 });
    expect(figures!.gain.low).toBeGreaterThan(0);
    expect(figures!.gain.value).toBeCloseTo(figures!.best.f - figures!.now.f, 12);
  });

  test('does not let the held-out half choose', () => {
    const turned = rows.map((row) => (row.half === 'tune' ? row : { ...row, hit: !row.hit, relevant: !row.relevant }));
    expect(check(turned).figures!.best.threshold).toBe(check(rows).figures!.best.threshold);
  });

  test('says how many labels are missing', () => {
    const few = rows.slice(0, 30);
    const { missing, figures } = check(few);
    expect(figures).toBeNull();
    expect(missing).toBeGreaterThan(0);
    expect(check([]).missing).toBe(40);
  });

  test('answers the same twice', () => {
    expect(check(rows)).toEqual(check(rows));
  });
});

describe('the curve', () => {
  const label = (score: number, hit: boolean) => ({ score, hit, relevant: hit });
  const few = [label(0.9, true), label(0.8, true), label(0.8, false), label(0.6, true), label(0.3, true)];

  test('counts from the threshold up, and misses what lies below', () => {
    expect(figuresAt(few, 0.8, 'f1')).toMatchObject({
      precision: { value: 2 / 3, n: 3 },
      recall: { value: 2 / 4, n: 4 },
      f: 4 / 7,
    });
    expect(figuresAt(few, 0.95, 'f1')).toMatchObject({ precision: { value: null }, recall: { value: 0 }, f: 0 });
    expect(figuresAt(few, 0.8, 'f0.5').f).toBeCloseTo((1.25 * (2 / 3) * 0.5) / (0.25 * (2 / 3) + 0.5), 12);
  });

  test('never catches more from a higher threshold', () => {
    const recalls = thresholdCurve(rows, 'f1').map(({ recall }) => recall.value ?? 0);
    expect(recalls).toHaveLength(51);
    expect([...recalls].sort((a, b) => b - a)).toEqual(recalls);
  });

  test('takes the nearest of equal thresholds, and stays where nothing qualifies', () => {
    const curve = thresholdCurve(few, 'f1');
    expect(bestThreshold(curve, 0.55, 'f1')).toBe(0.55);
    expect(bestThreshold(curve, 0.7, 'f1')).toBe(0.6);
    expect(bestThreshold(thresholdCurve([label(0.7, false)], 'f1'), 0.85, 'f1')).toBe(0.85);
    expect(bestThreshold(curve, 0.85, 'precision-90')).toBe(0.85);
    const precise = bestThreshold(thresholdCurve(rows, 'precision-90'), 0.5, 'precision-90');
    expect(figuresAt(rows, precise, 'f1').precision.value).toBeGreaterThanOrEqual(0.9);
  });
});

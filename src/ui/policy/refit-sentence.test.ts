import { expect, test } from 'vitest';
import type { RefitReport } from '../../core/domain/refit-report';
import { expectationSentence, refitSentence } from './refit-sentence';

const report: RefitReport = {
  labels: 1800,
  heldOut: 600,
  needCloud: 400,
  needLocal: 800,
  bothFailed: 0,
  traffic: 3000,
  refit: null,
  moved: null,
  refusal: null,
  next: [],
  figures: {
    distinct: 200,
    correlation: { before: -0.1, after: -0.08, noise: 0.03 },
    ranked: { before: 0.61, after: 0.62 },
    calibrationError: { before: 0.2, after: 0.05 },
    agreement: { before: 0.7, after: 0.69, low: -0.03, high: 0.01 },
    curve: [],
    expected: { labels: 1500, ranked: 0.64 },
  },
};

test('says that nothing was adopted, with n and interval', () => {
  expect(refitSentence(report)).toMatch(/^Not adopted: .* On 1\s200 labels .*\(−1\.0 points \[−3\.0, \+1\.0\]\)/);
  expect(refitSentence(report)).toContain('−0.10 → −0.08');
  expect(refitSentence({ ...report, moved: 'scale' })).toMatch(/^Adopted: scale/);
  expect(refitSentence(report)).toMatch(/ 600 others were left out of the fit and report on it\.$/);
});

test('says what is missing where nothing was fitted', () => {
  const none = { ...report, figures: null, refusal: '3 of your labels count.' };
  expect(refitSentence(none)).toBe('Not refitted: 3 of your labels count.');
  expect(expectationSentence(none)).toBeNull();
});

test('foretells with the mark of an estimate', () => {
  expect(expectationSentence(report)).toMatch(/^With 300 more labels \(1\s500\) expect ≈\u202f64\.0\u202f% /);
});

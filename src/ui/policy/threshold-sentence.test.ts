import { expect, test } from 'vitest';
import { checkSentence, labelsSentence } from './threshold-sentence';

const share = (value: number, n: number) => ({ value, low: value - 0.1, high: value + 0.1, n });
const at = (threshold: number, f: number) => ({ threshold, precision: share(0.8, 20), recall: share(0.5, 30), f });
const check = {
  clusterId: null,
  name: 'Policy threshold',
  n: 90,
  relevant: 30,
  current: 0.85,
  missing: 0,
  figures: {
    nTune: 50,
    curve: [],
    now: at(0.85, 0.4),
    best: at(0.79, 0.62),
    gain: { value: 0.22, low: 0.1, high: 0.3, n: 40 },
  },
};

test('says what was chosen on which labels, and what it brings on the others', () => {
  expect(checkSentence(check, 'f1')).toMatch(
    /^Chosen on 50 labels, measured on 40 others\. Best 0\.79: precision 80.% \[70.%, 90.%\], n = 20, .* F1 \+0\.22 \[\+0\.10, \+0\.30\]\.$/,
  );
});

test('says where a gain is within noise, where nothing changes, and what is missing', () => {
  const noise = { ...check, figures: { ...check.figures, gain: { value: 0.02, low: -0.1, high: 0.1, n: 40 } } };
  expect(checkSentence(noise, 'f0.5')).toContain('F0.5 +0.02 [−0.10, +0.10], within noise.');
  const same = { ...check, figures: { ...check.figures, best: check.figures.now } };
  expect(checkSentence(same, 'f1')).toContain('0.85 stays: precision');
  expect(checkSentence({ ...check, figures: null, missing: 12 }, 'f1')).toContain('n = 90; at least 12 more');
});

test('names whose labels they are', () => {
  const report = { n: 0, sources: [], leftOut: 0, checks: [] };
  expect(labelsSentence(report)).toContain('No label counts');
  const sources = [{ source: 'user', n: 3 }] as const;
  expect(labelsSentence({ ...report, n: 3, sources, leftOut: 2 })).toMatch(/^n = 3 labels: 3 by you\. 2 left out/);
});

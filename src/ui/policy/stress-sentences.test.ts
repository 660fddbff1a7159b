import { expect, it } from 'vitest';
import type { JudgeStressReport } from '../../core/domain/judge-stress';
import { stressSentences } from './stress-sentences';

const share = { value: 0.25, low: 0.1, high: 0.5, n: 4 };
const none = { value: null, low: null, high: null, n: 0 };
const report: JudgeStressReport = {
  judge: 'tiny (Ollama)',
  repeats: 3,
  asked: 12,
  cancelled: true,
  inflated: share,
  deflated: none,
  otherSide: none,
  meanShift: 1.5,
  unparsable: share,
  failed: 2,
  variance: null,
  rows: [],
};

it('says every share with its interval and n, and what is unknown', () => {
  const [first, inflated, deflated, , unparsable, variance] = stressSentences(report);
  expect(first).toBe('tiny (Ollama), LIVE: 12 asked, 3 × each text, cancelled.');
  expect(inflated).toMatch(/25\.0.% \[10\.0.%, 50\.0.%\], n = 4 pairs; mean shift \+1\.50 points/);
  expect(deflated).toContain('unknown, n = 0 pairs');
  expect(unparsable).toContain('n = 4 replies; 2 did not come');
  expect(variance).toContain('unknown');
});

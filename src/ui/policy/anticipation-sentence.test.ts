import { expect, test } from 'vitest';
import { anticipationSentence } from './anticipation-sentence';

test('tells what moving ahead saved in line and cost, with intervals, and when nothing was foreseen', () => {
  const lineMs = { value: 1200.4, low: 800, high: 1600 };
  const usd = { value: 0.0005, low: 0.0004, high: 0.0006 };
  const said = anticipationSentence({ rows: 1000, moved: 120, change: { lineMs, usd, n: 1000 } });
  expect(said).toMatch(/^120 of 1.000 requests moved ahead of the load, SIM\. Against the same session without: /);
  expect(said).toMatch(
    /1.200.ms \[800, 1.600\] less in line and \$0\.50 \[\$0\.40, \$0\.60\] more per 1k, n = 1.000\.$/,
  );
  expect(anticipationSentence({ rows: 10, moved: 0, change: null })).toContain('No surge was foreseen');
});

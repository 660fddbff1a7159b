import { expect, it } from 'vitest';
import type { Comparison, StrategyFigures } from '../../core/domain/comparison';
import { comparisonLines } from './comparison-lines';

const share = { value: 0.5, low: 0.4, high: 0.6, n: 100 };
const figures: StrategyFigures = {
  id: 'static-rules',
  label: 'Static rules',
  detail: '=1+1, "quoted"',
  usdPerMillionTokens: 0,
  usdPerThousandRequests: 0,
  meanLatencyMs: null,
  accuracy: { value: null, low: null, high: null, n: 0 },
  privacyKept: share,
  localShare: share,
  answered: share,
  changes: null,
};
const comparison: Comparison = {
  basis: 'held-out',
  n: 100,
  nLabelled: 0,
  bothFailed: 0,
  labelSources: [],
  privacyBasis: 'detected',
  strategies: [figures],
  recorded: null,
  reported: [
    { label: 'Article', usdPerMillionTokens: 15, meanLatencyMs: 850, accuracyPercent: 95, privacyPercent: 40 },
  ],
  note: '',
};
const lines = comparisonLines(comparison).trimEnd().split('\r\n');

it('writes every row as wide as its head, a zero as 0 and what nobody knows as nothing', () => {
  const [head, , reported] = lines.map((line) => line.replaceAll(/"(?:[^"]|"")*"/g, '').split(','));
  expect(head).toHaveLength(36);
  expect(reported).toHaveLength(36);
  expect(reported?.slice(0, 13)).toEqual([
    'Article',
    'reported',
    'the article',
    '',
    '',
    '15',
    '',
    '850',
    '0.95',
    '',
    '',
    '',
    '0.4',
  ]);
  expect(lines[1]).toContain(',held-out,100,0,0,,,,,0,0.5,0.4,0.6,100,');
});

it('leaves no cell that a spreadsheet would run', () => {
  expect(lines[1]).toContain(`"'=1+1, ""quoted"""`);
});

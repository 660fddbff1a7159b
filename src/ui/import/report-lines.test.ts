import { expect, test } from 'vitest';
import type { ImportOutcome } from '../../engine/protocol';
import { reportLines } from './report-lines';

const outcome: ImportOutcome = {
  report: {
    end: 'complete',
    rows: 1200,
    badRowCount: 0,
    duplicates: 0,
    earlierTurns: 0,
    emptyPrompts: 0,
    truncatedPrompts: 0,
    unreadLabels: 0,
    labelled: 0,
    bytes: 9,
    ms: 2000,
    warnings: [],
  },
  badRowsCsv: '',
  badRowsListed: 0,
  firstRow: 0,
  rows: 1200,
  labelled: 0,
  replaced: false,
  recorded: { costRows: 0, costUsd: 0, latencyRows: 0, meanLatencyMs: null, qualityRows: 0, meanQuality: null },
};

test('a clean import is three lines', () => {
  expect(reportLines(outcome)).toEqual(['2.0 s · 600 rows/s', 'No bad rows', 'No labels read']);
});

test('a messy one says everything that was left out, and what was recorded, with n', () => {
  const report = {
    ...outcome.report,
    badRowCount: 1500,
    duplicates: 1,
    earlierTurns: 9,
    emptyPrompts: 2,
    truncatedPrompts: 1,
  };
  const recorded = { ...outcome.recorded, costRows: 3, costUsd: 1.5, latencyRows: 2, meanLatencyMs: 510 };
  const lines = reportLines({
    ...outcome,
    report: { ...report, unreadLabels: 4 },
    badRowsListed: 1000,
    labelled: 7,
    replaced: true,
    recorded,
  });
  expect(lines).toEqual([
    '2.0 s · 600 rows/s · the session was replaced',
    '1\u2009500 bad rows, the first 1\u2009000 listed',
    '7 labels read, 4 not understood',
    '1 duplicate',
    '2 rows without a prompt, left out',
    '9 earlier turns of users read as history, not as requests',
    '1 prompt cut to 2\u2009000\u2009000 characters',
    'Recorded cost $1.50, n = 3',
    'Recorded latency 510\u202Fms on average, n = 2',
  ]);
});

import { expect, it } from 'vitest';
import { closingLine, playwrightCounts, vitestCounts } from './test-counts.mjs';

const vitestReport = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0, testResults: [] };

it('sums the runners into one plain line', () => {
  const playwright = playwrightCounts({ stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 0 }, errors: [] });
  expect(closingLine([vitestCounts(vitestReport), playwright])).toBe('7 passed, 2 failed, 2 skipped');
});

it('leaves the skipped part out when nothing was skipped', () => {
  expect(closingLine([{ passed: 1, failed: 0, skipped: 0 }])).toBe('1 passed, 0 failed');
});

it('counts a test file that could not be loaded as a failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}] },
  ];
  expect(vitestCounts({ ...vitestReport, testResults }).failed).toBe(2);
});

it('counts a server that did not start as a failure', () => {
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  expect(playwrightCounts({ stats, errors: [{}] }).failed).toBe(1);
});

import { describe, expect, test } from 'vitest';
import type { StickinessReport } from '../../core/domain/stickiness-report';
import { stickinessSentence } from './stickiness-sentence';

const row = (stickTurns: number, costUsd: number, value: number) => ({
  stickTurns,
  costUsd,
  switches: 0,
  accuracy: { value, low: null, high: null, n: 50 },
});
const report: StickinessReport = {
  sessions: 12,
  turns: 50,
  current: 8,
  best: 2,
  rows: [row(0, 0.1, 0.7), row(2, 0.176, 0.96), row(8, 0.2, 0.96)],
};
/** With plain spaces and signs. */
const said = (patch: Partial<StickinessReport> = {}) =>
  stickinessSentence({ ...report, ...patch })
    .replaceAll(/[\u202f\u00a0]/g, ' ')
    .replaceAll('−', '-');

describe('the sentence on stickiness', () => {
  test('names the find against the current one, and what the cheapest costs in accuracy', () => {
    expect(said()).toBe(
      'k = 2: cost -12 %, accuracy 0.0 pt against k = 8, 12 conversations. k = 0: cost -43 %, accuracy -26.0 pt against that.',
    );
  });

  test('says so where nothing cheaper is as accurate, and where there is no conversation', () => {
    expect(said({ current: 2, rows: report.rows.slice(1) })).toBe(
      'k = 2 is the cheapest within 2 pt of accuracy, 12 conversations.',
    );
    expect(said({ turns: 0, rows: [] })).toMatch(/^No conversation of two turns/);
  });
});

import { expect, test } from 'vitest';
import type { RegretEvidence } from '../../core/domain/regret-evidence';
import { evidenceFacts } from './evidence-facts';

const curve = (player: 'ucb1' | 'thompson' | 'random', end: number, saved: number) => ({
  player,
  median: [end / 2, end],
  low: [1, end - 2],
  high: [3, end + 2],
  saved: { value: saved, low: saved - 1, high: saved + 1 },
});
const evidence: RegretEvidence = {
  seeds: 40,
  rows: 300,
  at: [150, 300],
  curves: [curve('ucb1', 20, 10), curve('random', 30, 0), curve('thompson', 15, 15)],
};

test('says whether it beats chance, by how much, and who regrets least', () => {
  const { answer, columns, rows } = evidenceFacts(evidence);
  expect(answer).toBe(
    'Yes: UCB1 has 10.0 less regret than at random [9.0, 11.0] over 300 requests and 40 paired seeds. Regret 20.0 [18.0, 22.0]. Least has Thompson: 15.0 [13.0, 17.0].',
  );
  expect(columns).toHaveLength(10);
  expect(rows[1]).toEqual([300, 20, 18, 22, 30, 28, 32, 15, 13, 17]);
});

test('admits noise, and that nothing was played', () => {
  const flat = { ...evidence, curves: [curve('ucb1', 30, 0), curve('random', 30, 0)] };
  expect(evidenceFacts(flat).answer).toMatch(/^Not beyond noise: /);
  expect(evidenceFacts(null)).toMatchObject({ rows: [], answer: expect.stringContaining('Not played yet') });
});

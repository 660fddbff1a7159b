import { describe, expect, test } from 'vitest';
import { drained } from '../drained';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import type { Prompt } from '../domain/prompt';
import { RandomStreams } from '../sim/rng';
import { frontierAnswer } from './frontier-answer';
import type { ReplayedRow, RowValue } from './replayed-row';

const N = 200;
const streams = new RandomStreams(1);
const valueOf = (costUsd: number, acceptable: boolean): RowValue => ({ costUsd, latencyMs: 100, acceptable });

/** What is said of 200 rows; each function gives a row's value by its place. */
function answerTo(own: (k: number) => RowValue, alone: (k: number) => RowValue, isLabelled = true, n = N): string {
  const rows = Array.from({ length: n }, (_, k): ReplayedRow => {
    const prompt: Prompt = { id: `p${k}`, text: 'x', metadata: {}, origin: 'typed' };
    return {
      row: k,
      prompt: isLabelled ? { ...prompt, label: { need: 'cloud', source: 'user' } } : prompt,
      tier: 'cloud',
      servedBy: 'cloud',
      decidedBy: 'complexity',
      complexityIndex: 80,
      semanticScore: null,
      judgeDifficulty: null,
      endpointId: 'large',
      own: own(k),
      other: own(k),
    };
  });
  const values = rows.map((_, k) => alone(k));
  const bestSingle = { endpoint: fakeEndpoint({ id: 'large', tier: 'cloud', label: 'Large' }), values };
  return drained(frontierAnswer(rows, { list: [], bestSingle }, streams));
}

describe('the answer to whether routing pays', () => {
  const dear = (): RowValue => valueOf(0.01, true);
  test.each([
    [
      'half the cost, every answer as good',
      (k: number) => valueOf(k % 2 === 0 ? 0.01 : 0, true),
      /^Routing pays: .*−50 %/,
    ],
    [
      'half the cost, two answers lost',
      (k: number) => valueOf(0.005, k > 1),
      /^Routing pays: .*−1\.0 pt.*within noise/,
    ],
    ['half the cost, eight answers lost', (k: number) => valueOf(0.005, k > 7), /^A trade, not a win: .*−4\.0 pt/],
    [
      'half the cost, most answers lost',
      (k: number) => valueOf(0.005, k % 4 === 0),
      /^A trade, not a win: .*−75\.0 pt/,
    ],
    ['twice the cost, every answer as good', () => valueOf(0.02, true), /^Routing does not pay here: .*\+100 %/],
    ['the same', dear, /^No difference beyond noise: .*\+0 %/],
  ])('%s', (_what, own, said) => {
    expect(answerTo(own, dear)).toMatch(said);
  });

  test('better answers are bought', () => {
    const half = (k: number): RowValue => valueOf(0.01, k % 2 === 0);
    expect(answerTo(() => valueOf(0.02, true), half)).toMatch(/^Routing buys quality: .*\+50\.0 pt/);
  });

  test('as many answers won as lost pay only where the interval is narrow', () => {
    const swapping = (every: number) =>
      answerTo(
        (k) => valueOf(0.005, k % every !== 0),
        (k) => valueOf(0.01, k % every !== 1),
      );
    expect(swapping(50)).toMatch(/^Routing pays: .*; quality within noise\.$/);
    expect(swapping(2)).toMatch(/^Cheaper, but too few labels to tell the quality: /);
  });

  test('names the model, n and the labelled, and claims nothing without labels', () => {
    expect(answerTo(dear, dear)).toContain('Large alone');
    expect(answerTo(dear, dear)).toContain('(n = 200, 200 labelled)');
    expect(answerTo(dear, dear, false)).toMatch(/without labels nobody knows/);
  });

  test.each([1, 3, 29])('has no verdict on %i labels', (n) => {
    const said = answerTo(
      () => valueOf(0.005, true),
      () => valueOf(0.01, false),
      true,
      n,
    );
    expect(said).toMatch(/^Too few labels for a verdict/);
    expect(said).not.toMatch(/pays|trade|buys/i);
    expect(
      answerTo(
        () => valueOf(0.005, true),
        () => valueOf(0.01, false),
        true,
        30,
      ),
    ).toMatch(/^Routing pays/);
  });

  test('of no rows, and of no endpoint, says so', () => {
    expect(drained(frontierAnswer([], { list: [], bestSingle: null }, streams))).toBe('Nothing has been routed yet.');
  });
});

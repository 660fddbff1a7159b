import { describe, expect, test } from 'vitest';
import { drained } from '../drained';
import type { Frontier } from '../domain/frontier';
import type { Prompt } from '../domain/prompt';
import { RandomStreams } from '../sim/rng';
import { frontierAnswer } from './frontier-answer';
import type { ReplayedRow, RowValue } from './replayed-row';

const N = 200;
const streams = new RandomStreams(1);
const valueOf = (costUsd: number, acceptable: boolean): RowValue => ({ costUsd, latencyMs: 100, acceptable });

/** What is said of 200 rows; each function gives a row's value by its place. */
function decidedOn(
  own: (k: number) => RowValue,
  alone: (k: number) => RowValue,
  isLabelled = true,
  n = N,
  rule?: (k: number) => RowValue,
): Pick<Frontier, 'verdict' | 'answer'> {
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
  const rules =
    rule === undefined
      ? []
      : [{ id: 'length-rule' as const, name: 'a length rule', values: rows.map((_, k) => rule(k)) }];
  return drained(frontierAnswer(rows, { bestSingle: { name: 'Large', values }, rules }, streams));
}

const answerTo = (...given: Parameters<typeof decidedOn>): string => decidedOn(...given).answer;

type Hits = (k: number) => boolean;
const all: Hits = () => true;

describe('the answer to whether routing pays', () => {
  const dear = (): RowValue => valueOf(0.01, true);
  test.each<[string, number, Hits, Hits, RegExp]>([
    // Cost: half, the same, twice; quality: better, as good, worse, unclear.
    ['half, better', 0.005, (k) => k % 4 !== 0, (k) => k % 2 === 0, /^Routing pays, and answers better: .*−50 %.*\+25/],
    ['half, as good', 0.005, all, all, /^Routing pays, quality within noise: .*−50 %/],
    ['half, two lost', 0.005, (k) => k > 1, all, /^Routing pays, quality within noise: .*−1\.0 pt/],
    ['half, eight lost', 0.005, (k) => k > 7, all, /^A trade, not a win: .*−4\.0 pt/],
    [
      'half, unclear',
      0.005,
      (k) => k % 2 === 0,
      (k) => k % 2 !== 0,
      /^Cheaper, but too few labels to tell the quality: /,
    ],
    ['the same, better', 0.01, all, (k) => k % 2 === 0, /^Better at no more cost beyond noise: .*\+0 %.*\+50\.0 pt/],
    ['the same, as good', 0.01, all, all, /^No difference beyond noise: .*\+0 %/],
    [
      'the same, worse',
      0.01,
      (k) => k % 5 !== 0,
      all,
      /^Routing loses quality and saves nothing beyond noise: .*−20\.0 pt/,
    ],
    ['the same, unclear', 0.01, (k) => k % 2 === 0, (k) => k % 2 !== 0, /^No saving beyond noise, and too few labels/],
    ['twice, better', 0.02, all, (k) => k % 2 === 0, /^Routing buys quality: .*\+50\.0 pt/],
    ['twice, as good', 0.02, all, all, /^Routing does not pay here, quality within noise: .*\+100 %/],
    ['twice, worse', 0.02, (k) => k % 5 !== 0, all, /^Routing does not pay here, dearer and worse: .*−20\.0 pt/],
    [
      'twice, unclear',
      0.02,
      (k) => k % 2 === 0,
      (k) => k % 2 !== 0,
      /^Dearer, and too few labels to tell the quality: /,
    ],
  ])('%s', (_what, usd, own, alone, said) => {
    expect(
      answerTo(
        (k) => valueOf(usd, own(k)),
        (k) => valueOf(0.01, alone(k)),
      ),
    ).toMatch(said);
  });

  // Routing keeps 96 % of the answers for half the money.
  test.each<[string, number, Hits, RegExp]>([
    [
      'better for as much',
      0.005,
      all,
      /^No: a simple rule does better\. a length rule: \+4\.0 pt \[\+0\.9, \+7\.0\] for \+0 % cost\. A trade/,
    ],
    [
      'as good for less',
      0.002,
      (k) => k > 7,
      /^No: a simple rule does better\. a length rule: \+0\.0 pt .* for −60 % cost\./,
    ],
    [
      'worse for less',
      0.002,
      (k) => k > 40,
      /^A trade.* No simple rule does better at its cost; the strongest, a length rule: −16\.5 pt/,
    ],
    ['better for more', 0.009, all, /^A trade.* No simple rule is as cheap\.$/],
  ])('a rule that is %s', (_what, usd, hits, said) => {
    const own = (k: number): RowValue => valueOf(0.005, k > 7);
    const answer = answerTo(
      own,
      () => valueOf(0.01, true),
      true,
      N,
      (k) => valueOf(usd, hits(k)),
    );
    expect(answer).toMatch(said);
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

  test('in a word: what it comes to, a simple rule before all, and nothing on too few labels', () => {
    const own = (k: number): RowValue => valueOf(0.005, k > 7);
    const rule = (): RowValue => valueOf(0.004, true);
    expect(decidedOn(own, dear).verdict).toBe('A trade, not a win');
    expect(decidedOn(own, dear, true, 200, rule).verdict).toBe('A simple rule does better');
    expect(decidedOn(own, dear, true, 29).verdict).toBeNull();
    expect(decidedOn(own, dear, false).verdict).toBeNull();
  });

  test('of no rows, and of no endpoint, says so', () => {
    expect(drained(frontierAnswer([], { bestSingle: null, rules: [] }, streams))).toEqual({
      verdict: null,
      answer: 'Nothing has been routed yet.',
    });
  });
});

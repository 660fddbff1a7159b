import { describe, expect, test } from 'vitest';
import { fakePolicy } from '../../testing/fake-policy';
import type { Policy } from '../domain/policy';
import type { Proposal } from '../domain/proposal';
import type { Tier } from '../domain/prompt';
import { RandomStreams } from '../sim/rng';
import type { ReplayedRow, RowValue } from '../stats/replayed-row';
import { tierUnder } from '../stats/replayed-row';
import { withThresholds } from './search-thresholds';
import { splitRows } from './split-rows';
import { retune } from './retune';
import type { FlownRow } from './retune';

const policy = fakePolicy([]);

/** Rows in the complexity gate's hands; `value` says what each tier's answer is worth. */
function rowsOf(
  seed: number,
  count: number,
  value: (index: number, tier: Tier, luck: () => number) => RowValue,
): ReplayedRow[] {
  const stream = new RandomStreams(seed).stream('rows');
  return Array.from({ length: count }, (_, row) => {
    const index = Math.floor(101 * stream.uniform());
    const tier: Tier = index > policy.complexity.edgeThreshold ? 'cloud' : 'local';
    const values = {
      local: value(index, 'local', () => stream.uniform()),
      cloud: value(index, 'cloud', () => stream.uniform()),
    };
    return {
      row,
      prompt: {
        id: `r${row}`,
        text: `row ${row}`,
        metadata: {},
        origin: 'imported',
        label: { need: 'local', source: 'user' },
      },
      tier,
      servedBy: tier,
      decidedBy: 'complexity',
      complexityIndex: index,
      semanticScore: 0.5,
      judgeDifficulty: null,
      endpointId: null,
      own: values[tier],
      other: values[tier === 'local' ? 'cloud' : 'local'],
    };
  });
}

type Flight = (row: ReplayedRow, moved: Policy) => ReturnType<FlownRow>;

/** A world in which flying brings what the search expects. */
const asExpected: Flight = (row, moved) => {
  const tier = tierUnder(row, moved, policy);
  return { tier, value: tier === row.tier ? row.own : row.other };
};

function optimize(rows: readonly ReplayedRow[], seed: number, fly: Flight = asExpected): Proposal {
  const run = retune({ rows, policy, streams: new RandomStreams(seed) });
  let step = run.next();
  while (step.done !== true) {
    const asked = step.value;
    step = run.next(asked.kind === 'fly' ? (row) => fly(at(rows, row), asked.policy) : undefined);
  }
  return step.value;
}

function at(rows: readonly ReplayedRow[], row: number): ReplayedRow {
  const found = rows[row];
  if (found === undefined) throw new Error(`no row ${row}`);
  return found;
}

describe('retune', () => {
  test('changes nothing in at least 90 of 100 seeds when each prompt’s outcomes are permuted among the endpoints', () => {
    let nothing = 0;
    for (let seed = 0; seed < 100; seed += 1) {
      const noise = rowsOf(seed, 240, (_index, _tier, luck) => ({
        costUsd: luck() < 0.5 ? 0.0003 : 0.006,
        latencyMs: luck() < 0.5 ? 900 : 2400,
        acceptable: luck() < 0.7,
      }));
      if (optimize(noise, seed).kind === 'nothing-better') nothing += 1;
    }
    expect(nothing).toBeGreaterThanOrEqual(90);
  }, 60_000);

  test('finds the threshold that the outcomes ask for, and shows its price', () => {
    const rows = rowsOf(1, 600, (index, tier) => ({
      costUsd: tier === 'local' ? 0.0003 : 0.006,
      latencyMs: 1000,
      acceptable: tier === 'cloud' || index <= 40,
    }));
    const found = optimize(rows, 1);
    expect(found.kind).toBe('proposal');
    if (found.kind !== 'proposal') return;
    expect(Math.abs(found.edgeThreshold.to - 40)).toBeLessThanOrEqual(4);
    expect(found.metrics.find((metric) => metric.id === 'quality')?.change).toBeGreaterThan(0);
    expect(found.metrics.find((metric) => metric.id === 'cost')?.change).toBeGreaterThan(0);
  });

  test('promises nothing that the flight does not bring', () => {
    const rows = rowsOf(1, 600, (index, tier) => ({
      costUsd: tier === 'local' ? 0.0003 : 0.006,
      latencyMs: 1000,
      acceptable: tier === 'cloud' || index <= 40,
    }));
    const worse = optimize(rows, 1, (row, moved) => {
      const { tier, value } = asExpected(row, moved);
      return { tier, value: tier === row.tier ? value : { ...value, acceptable: false } };
    });
    expect(worse.kind).toBe('nothing-better');
    const dearer = optimize(rows, 1, (row, moved) => {
      const { tier, value } = asExpected(row, moved);
      return { tier, value: { ...value, costUsd: value.costUsd + 0.001 } };
    });
    if (dearer.kind !== 'proposal') throw new Error('the better answers outweigh a thousandth of a dollar');
    const cost = dearer.metrics.find((metric) => metric.id === 'cost');
    const split = splitRows(rows, new RandomStreams(1)).heldOut;
    const bills = split.map(
      (row) =>
        asExpected(
          row,
          withThresholds(policy, {
            edgeThreshold: dearer.edgeThreshold.to,
            similarityThreshold: dearer.similarityThreshold.to,
          }),
        ).value.costUsd + 0.001,
    );
    expect(cost?.after).toBeCloseTo((1000 * bills.reduce((sum, bill) => sum + bill, 0)) / bills.length, 9);
  });

  test('asks for labels instead of guessing', () => {
    const rows = rowsOf(1, 40, () => ({ costUsd: 0, latencyMs: 1, acceptable: true }));
    expect(optimize(rows, 1)).toMatchObject({ kind: 'not-enough-labels', labelled: 40 });
  });
});

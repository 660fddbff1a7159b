import { describe, expect, it } from 'vitest';
import { bulkScene, promptsPerDot } from './bulk-scene';

const order = ['rules', 'semantic', 'complexity', 'judge'] as const;
const counts = {
  total: 1000,
  done: 400,
  decidedBy: { privacy: 20, rules: 100, complexity: 200, judge: 80 },
  endpoints: { c0: 300, l0: 100 },
  failed: 0,
};

describe('bulkScene', () => {
  it('lets into a node what no node before it decided', () => {
    const { into } = bulkScene(counts, order);
    expect([into.rules?.count, into.semantic?.count, into.complexity?.count, into.judge?.count]).toEqual([
      380, 280, 280, 80,
    ]);
  });

  it('draws edges 1 to 8 px wide by their share of what is done', () => {
    const { rows, drop, bus } = bulkScene(counts, order);
    expect(rows.get('c0')?.width).toBe(1 + 7 * 0.75);
    expect(drop.semantic).toBeUndefined();
    expect(bus.at(-1)?.edge).toEqual({ count: 400, width: 8 });
  });

  it('draws nothing wider than a hairline before anything is done', () => {
    const { into } = bulkScene({ ...counts, done: 0, decidedBy: {}, endpoints: {} }, order);
    expect(into.rules).toEqual({ count: 0, width: 1 });
  });

  it('lets a dot stand for as many prompts as 200 dots need', () => {
    expect([2, 200, 201, 2000].map(promptsPerDot)).toEqual([1, 1, 2, 10]);
  });
});

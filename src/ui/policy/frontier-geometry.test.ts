import { describe, expect, it } from 'vitest';
import type { Frontier, FrontierPoint } from '../../core/domain/frontier';
import { frontierGeometry } from './frontier-geometry';

const point = (edgeThreshold: number, cost: number, quality: number | null): FrontierPoint => ({
  edgeThreshold,
  usdPerThousandRequests: cost,
  quality,
  qualityLow: quality === null ? null : quality - 0.05,
  qualityHigh: quality === null ? null : quality + 0.02,
  localShare: edgeThreshold / 100,
});
const frontier = (quality: (threshold: number) => number | null): Frontier => {
  const points = [0, 50, 100].map((threshold) => point(threshold, 2 - threshold / 50, quality(threshold)));
  return {
    basis: 'held-out',
    n: 120,
    nLabelled: quality(0) === null ? 0 : 120,
    bothFailed: 0,
    points,
    current: points[1]!,
    references: [
      { id: 'all-local', label: 'all local', usdPerThousandRequests: 0, quality: quality(100), localShare: 1 },
      { id: 'all-cloud', label: 'all cloud', usdPerThousandRequests: 2, quality: quality(0), localShare: 0 },
    ],
    verdict: null,
    answer: '',
  };
};

describe('frontierGeometry', () => {
  it('puts dearer to the right and better to the top, inside the plot', () => {
    const labelled = frontier((threshold) => 0.9 - threshold / 500);
    const { measure, line, plot } = frontierGeometry(labelled, labelled.current);
    expect(measure).toBe('quality');
    expect(line[0]!.x).toBe(plot.right);
    expect(line[2]!.x).toBe(plot.left);
    expect(line[0]!.y).toBeLessThan(line[2]!.y);
  });

  it('puts the dot on the curve where the policy stands', () => {
    const labelled = frontier(() => 0.9);
    const { current, line } = frontierGeometry(labelled, labelled.points[2]!);
    expect(current).toEqual(line[2]);
  });

  it('runs the band from every high end back along every low end', () => {
    const labelled = frontier(() => 0.9);
    const { band } = frontierGeometry(labelled, labelled.current);
    expect(band).toHaveLength(6);
    expect(band[0]!.y).toBeLessThan(band[5]!.y);
    expect(band[0]!.x).toBe(band[5]!.x);
  });

  it('shows the local share where nobody has labelled anything, without a band', () => {
    const unlabelled = frontier(() => null);
    const { measure, band, current, plot } = frontierGeometry(unlabelled, unlabelled.current);
    expect(measure).toBe('local-share');
    expect(band).toEqual([]);
    expect(current.y).toBeCloseTo((plot.top + plot.bottom) / 2);
  });

  it('stays finite when every point is the same', () => {
    const flat = frontier(() => 0.9);
    const same = { ...flat, points: [flat.current], references: [] };
    const { current } = frontierGeometry(same, same.current);
    expect(Number.isFinite(current.x) && Number.isFinite(current.y)).toBe(true);
  });
});

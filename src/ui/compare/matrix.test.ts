import { describe, expect, it } from 'vitest';
import type { MatrixCell, MatrixLine, ModelMatrix } from '../../core/domain/model-matrix';
import { wilson } from '../../core/stats/wilson';
import { matrixAnswer } from './matrix-answer';
import { matrixLines } from './matrix-lines';
import { matrixShades } from './matrix-shades';

const cell = (right: number, labelled: number, meanMs = 100, usd = 1): MatrixCell => ({
  rows: 20,
  answered: 20,
  accuracy: wilson(right, labelled),
  meanMs,
  usdPerThousandRequests: usd,
});
const line = (label: string, ...cells: readonly (MatrixCell | null)[]): MatrixLine => ({
  endpointId: label === 'This policy' ? null : label,
  label,
  cells,
  all: cells[0] ?? null,
});
const matrix = (...lines: readonly MatrixLine[]): ModelMatrix => ({
  mode: 'sim',
  by: 'topic',
  basis: 'all',
  n: 40,
  nLabelled: 40,
  groups: [
    { name: 'code', rows: 20 },
    { name: '=maths', rows: 20 },
  ],
  lines,
});

describe('matrixAnswer', () => {
  it('names the kind of prompt in which the policy falls furthest behind', () => {
    const own = line('This policy', cell(20, 20), cell(10, 20));
    const big = line('Big', cell(20, 20), cell(18, 20));
    expect(matrixAnswer(matrix(own, big))).toBe(
      'Within 5 points of the best model in 1 of 2 groups with 10 labels or more; furthest behind in =maths: 50.0 % against 90.0 % of Big, 40.0 points, n 20. The best was picked with hindsight.'.replaceAll(
        ' %',
        '\u202f%',
      ),
    );
  });

  it('says nothing of a few labels', () => {
    const own = line('This policy', cell(0, 4), cell(0, 0));
    expect(matrixAnswer(matrix(own, line('Big', cell(4, 4), cell(0, 0))))).toBeNull();
  });
});

describe('matrixShades', () => {
  const lines = [line('a', cell(20, 20, 10, 0), cell(0, 20, 10_000, 10)), line('b', cell(10, 20, 300, 1), cell(1, 2))];
  it('is the darker the worse, and has none where too few labels are', () => {
    const shade = matrixShades(lines, 'accuracy');
    expect([...lines[0]!.cells, ...lines[1]!.cells].map(shade)).toEqual([0, 3, 2, null]);
  });
  it.each([
    ['latency', 1],
    ['cost', 3],
  ] as const)('spreads %s over powers of ten', (by, between) => {
    const shade = matrixShades(lines, by);
    expect(lines[0]!.cells.map(shade)).toEqual([0, 3]);
    expect(shade(lines[1]!.cells[0] ?? null)).toBe(between);
  });
  it('is even where all cells are alike', () => {
    expect(matrixShades([line('a', cell(1, 10), cell(1, 10))], 'accuracy')(cell(1, 10))).toBe(0);
  });
});

it('writes a line a cell, safe to open in a spreadsheet', () => {
  const lines = matrixLines(matrix(line('This policy', cell(19, 20), null)))
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain('sim,all,topic,code,This policy,20,20,0.95,');
  expect(matrixLines(matrix(line('=SUM(A1)', null, cell(1, 2))))).not.toMatch(/,=|^=/mu);
});

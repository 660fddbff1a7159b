import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { badRowsToCsv } from './bad-rows-to-csv';

describe('badRowsToCsv', () => {
  it('quotes cells and disarms formulas', () => {
    const csv = badRowsToCsv([{ line: 7, reason: 'not valid JSON', excerpt: '=cmd|"/c calc",1' }]);
    expect(papaparse.parse<string[]>(csv.trimEnd()).data[1]).toEqual(['7', 'not valid JSON', '\'=cmd|"/c calc",1']);
  });

  it.each(['+1', '-1', '@x', ' =1', '\uFF1D1'])('disarms %j', (excerpt) => {
    expect(badRowsToCsv([{ line: 1, reason: 'r', excerpt }])).toContain(`,'${excerpt}`);
  });
});

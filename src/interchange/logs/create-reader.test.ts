import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from './create-reader';
import type { LogFormat } from './log-format';
import type { BadRow, LogRecord } from './record-reader';

const csv: LogFormat = {
  kind: 'delimited',
  delimiter: ',',
  hasHeader: false,
  columns: ['a', 'b'],
  hasShortRows: false,
};
const list: LogFormat = { kind: 'json', from: 0, list: '' };
const lines: LogFormat = { kind: 'json-lines' };
const blocks: LogFormat = { kind: 'text', separatedBy: 'dashes' };

function readAll(format: LogFormat, pieces: readonly string[]) {
  const records: LogRecord[] = [];
  const bad: BadRow[] = [];
  const reader = createReader(format, { record: (one) => records.push(one), bad: (one) => bad.push(one) });
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return { records, bad, values: records.map(({ value }) => value) };
}

/** The same text in pieces of the given sizes. */
function cut(text: string, sizes: readonly number[]): readonly string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const size of sizes) pieces.push(text.slice(at, (at += size)));
  return [...pieces, text.slice(at)];
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('createReader', () => {
  it('reads quoted line feeds, doubled quotes and CRLF, with the lines they stand on', () => {
    const { records, bad } = readAll(csv, ['a,"b\n""c"""\r\n\r\nd , e\r\n"f" ,g']);
    expect(bad).toEqual([]);
    expect(records).toEqual([
      { line: 1, value: ['a', 'b\n"c"'] },
      { line: 4, value: ['d ', ' e'] },
      { line: 5, value: ['f', 'g'] },
    ]);
  });

  it('goes on at the next line after unbalanced quotes and after rows with too many cells', () => {
    const { values, bad } = readAll(csv, ['a,b\nc,"d\ne,"f"\ng,h,i\nj,k,\n"l,m']);
    expect(values).toEqual([
      ['a', 'b'],
      ['e', 'f'],
      ['j', 'k', ''],
    ]);
    expect(bad.map(({ line }) => line)).toEqual([2, 4, 6]);
    expect(bad[1]?.reason).toBe('3 cells where there should be 2');
  });

  it('keeps stray quotes of a single line as text', () => {
    expect(readAll(csv, ['a,5" pipe\n"he said "hi" there",b\n']).values).toEqual([
      ['a', '5" pipe'],
      ['he said "hi" there', 'b'],
    ]);
  });

  it('leaves out a line of 10 MB, and goes on after it', () => {
    const long = 'x'.repeat(65_536);
    for (const format of [{ ...csv, hasShortRows: true }, lines, blocks]) {
      const { records, bad } = readAll(format, ['{"a":"', ...Array<string>(160).fill(long), '"}\n', '"x"\n']);
      expect(bad).toHaveLength(1);
      expect(bad[0]?.excerpt.length).toBeLessThanOrEqual(200);
      expect(records.length).toBeGreaterThan(0);
    }
  });

  it('reads the elements of a list one by one, whatever they are', () => {
    const text = ' [ [], {"a":"]}\\"["} ,[1,{"b":2}],"x,y",-1.5e3 ,null, true] {"not":"this"}';
    expect(readAll(list, [text.trimStart()]).values).toEqual([
      [],
      { a: ']}"[' },
      [1, { b: 2 }],
      'x,y',
      -1500,
      null,
      true,
    ]);
  });

  it('loses one element of a list for a missing quote', () => {
    const text = '[\n  {"a": "one"},\n  {"a": "two},\n  {"a": "three"},\n  {"a": broken},\n  {"a": "cut';
    const { values, bad } = readAll(list, [text]);
    expect(values).toEqual([{ a: 'one' }, { a: 'three' }]);
    expect(bad.map(({ line }) => line)).toEqual([3, 5, 6]);
  });

  it('refuses what is no object among objects, and finds its way back through commas in front', () => {
    const text = '[\n{"a":1}\n,{a":"]}"}\n,{"a":2}\n,"x"\n,{"a":3}\n], "next": null}';
    const { values, bad } = readAll(list, [text]);
    expect(values).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
    expect(bad.map(({ line }) => line).slice(0, 2)).toEqual([3, 5]);
  });

  it('does not hold an element of 10 MB', () => {
    const long = 'x\\"'.repeat(20_000);
    const { values, bad } = readAll(list, ['[{"a":"', ...Array<string>(160).fill(long), '"},', '{"a":1}]']);
    expect(values).toEqual([{ a: 1 }]);
    expect(bad.map(({ reason }) => reason)).toEqual(['longer than 4 MB']);
  });

  it('reads CSV back as it was written, however it is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '=') });
    const rows = fc.array(fc.tuple(cell, cell), { maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.array(fc.nat(9)), (table, sizes) => {
        const text = table.map((cells) => cells.map(quoted).join(',')).join('\n');
        expect(readAll(csv, cut(text, sizes)).values).toEqual(table.map((cells) => [...cells]));
      }),
    );
  });

  it('reads JSON back as it was written, however it is cut and laid out', () => {
    const values = fc.array(fc.jsonValue(), { maxLength: 6 });
    fc.assert(
      fc.property(values, fc.array(fc.nat(9)), fc.constantFrom(0, 2), (some, sizes, indent) => {
        // Where the first is an object the others have to be.
        const elements = [null, ...some];
        const written: unknown = JSON.parse(JSON.stringify(elements));
        expect(readAll(list, cut(JSON.stringify(elements, null, indent), sizes)).values).toEqual(written);
      }),
    );
  });

  it('gives the same records and bad rows for any text, however it is cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '{', '}', '[', ']', ':', '\\', '-', ' ') });
    fc.assert(
      fc.property(text, fc.array(fc.nat(5)), fc.constantFrom(csv, list, lines, blocks), (broken, sizes, format) => {
        const whole = readAll(format, [`[${broken}`]);
        expect(readAll(format, cut(`[${broken}`, sizes))).toEqual(whole);
      }),
      { numRuns: 2000 },
    );
  });
});

import { describe, expect, test } from 'vitest';
import { flySession } from '../../testing/fly-session';
import type { Prompt } from '../domain/prompt';
import { toCsv } from './to-csv';

const promptOf = (text: string, k = 0, rest: Partial<Prompt> = {}): Prompt => ({
  id: `p${k}`,
  text,
  metadata: {},
  origin: 'typed',
  ...rest,
});

async function cellOf(text: string): Promise<string> {
  const { telemetry } = await flySession([[promptOf(text)]]);
  return toCsv(telemetry, 98_765, true).split(',98765,')[1]!.slice(0, -2);
}

describe('a prompt in the CSV', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1', "'+49 30 1"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['\n=1', '"\'\n=1"'],
    ['a =1', 'a =1'],
  ])('%j is no formula', async (text, cell) => expect(await cellOf(text)).toBe(cell));

  test.each([
    ['a, b', '"a, b"'],
    ['say "hi"', '"say ""hi"""'],
    ['one\ntwo', '"one\ntwo"'],
    ['plain', 'plain'],
  ])('%j is quoted where it must be', async (text, cell) => expect(await cellOf(text)).toBe(cell));
});

describe('the CSV', () => {
  test('has a header and one line a row, each with as many cells', async () => {
    const prompts = [promptOf('hello'), promptOf('river bond table '.repeat(9), 1, { split: 'report' })];
    const { telemetry } = await flySession([prompts]);
    const lines = toCsv(telemetry, 3, false, () => 0.5).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe('');
    expect(new Set(lines.slice(0, 3).map((line) => line.split(',').length))).toEqual(new Set([35]));
    expect(lines[1]).toMatch(/^1,p0,local,rules,tiny,tiny,local,false,(true|false),completed,false,/);
    expect(lines[2]).toMatch(/,report,true,3$/);
  });

  test('has what judging another routing takes: propensity, reward, times, scores; empty where there is none', async () => {
    const { telemetry } = await flySession([[promptOf('hello'), promptOf('prove that this theorem holds', 1)]]);
    const [head, ...lines] = toCsv(telemetry, 3, false).trimEnd().split('\r\n');
    const names = head!.split(',');
    const { columns } = telemetry;
    for (const [row, line] of lines.entries()) {
      const of = (name: string): string => line.split(',')[names.indexOf(name)]!;
      expect(Number(of('propensity'))).toBe(columns.propensity[row]);
      expect(Number(of('reward'))).toBe(columns.reward[row]);
      expect(Number(of('ttft_ms'))).toBe(columns.ttftMs[row]);
      expect(Number(of('arrival_ms'))).toBe(columns.arrivalMs[row]);
      expect([of('attempts'), of('queue_ms')].map(Number)).toEqual([columns.attempts[row], columns.queueMs[row]]);
      const { judgeDifficulty, semanticScore, margin } = columns;
      for (const [name, value] of [
        ['judge_difficulty', judgeDifficulty[row]!],
        ['semantic_score', semanticScore[row]!],
        ['margin', margin[row]!],
      ] as const)
        expect(of(name)).toBe(Number.isNaN(value) ? '' : String(value));
    }
  });

  test('leaves out the text unless it is asked for', async () => {
    const { telemetry } = await flySession([[promptOf('my secret plan')]]);
    expect(toCsv(telemetry, 1, false)).not.toContain('secret');
    expect(toCsv(telemetry, 1, true)).toContain('secret');
  });
});

import { describe, expect, it } from 'vitest';
import { logSource } from './log-source';
import { previewLog } from './preview-log';

const preview = async (content: BlobPart, name = 'log') => {
  const result = await previewLog(logSource(new Blob([content]), name));
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};

describe('previewLog', () => {
  it('finds semicolons, columns and mapping of a German table', async () => {
    const found = await preview(
      'Frage;Kosten;Antwortzeit (ms)\n"Was ist das?";0,01;340\nUnd das?;0,2;1.200\n',
      'export.csv',
    );
    expect(found.delimiter).toBe(';');
    expect(found.mapping.columns).toEqual({ prompt: 'Frage', cost: 'Kosten', latency: 'Antwortzeit (ms)' });
    expect(found.mapping.decimals).toMatchObject({ cost: ',', latency: ',' });
    expect(found.warnings.join(' ')).toContain('1.200 is read as 1200');
    expect(found.rows[1]?.prompt?.recorded).toEqual({ costUsd: 0.2, latencyMs: 1200 });
  });

  it('reads points in one column and commas in another, and says what they come to', async () => {
    const lines = Array.from({ length: 120 }, (_, k) => `Explain TCP ${k};"0,00${k % 10}";"1.${k}"`);
    const found = await preview(`pergunta;custo;latência\n${lines.join('\n')}\n`, 'semi.csv');
    expect(found.mapping.decimals).toMatchObject({ cost: ',', latency: '.' });
    expect(found.warnings).toEqual([]);
    expect(found.figures).toMatchObject([
      { field: 'cost', filled: 120, read: 120, min: 0, max: 0.009 },
      { field: 'latency', filled: 120, read: 120, min: 1000, max: 1990 },
    ]);
  });

  it('warns of a column that mixes points and commas, until the user decides', async () => {
    const text = 'prompt;custo\nUm;"0,5"\nDois;"0,25"\nDrei;"1.5"\n';
    const found = await preview(text, 'mixed.csv');
    expect(found.warnings.join(' ')).toContain('Column custo mixes decimal points and commas');
    const mapping = { ...found.mapping, decimals: { ...found.mapping.decimals, cost: '.' as const } };
    const chosen = await previewLog(logSource(new Blob([text]), 'mixed.csv'), { mapping });
    expect(chosen.ok && chosen.value.warnings).toEqual([]);
  });

  it('shows at most 20 rows and estimates how many there are', async () => {
    const found = await preview(`prompt,app\n${'Translate this,mail\n'.repeat(50_000)}`, 'log.csv');
    expect(found.rows).toHaveLength(20);
    expect(found.estimatedRows).toBeGreaterThan(45_000);
    expect(found.estimatedRows).toBeLessThan(55_000);
  });

  it('names the product whose log it is', async () => {
    const line = {
      messages: [{ role: 'user', content: 'Hello' }],
      model: 'm',
      response_cost: 0.002,
      response_time: 1.5,
    };
    const found = await preview(`${JSON.stringify(line)}\n`.repeat(3), 'spend.jsonl');
    expect(found.shape).toBe('LiteLLM');
    expect(found.rows[0]?.prompt?.recorded).toEqual({ model: 'm', costUsd: 0.002, latencyMs: 1500 });
  });

  it('takes the mapping that the user chose', async () => {
    const text = 'id;a;b\n1;short;This one is long\n2;s;And this one too\n';
    const { mapping } = await preview(text, 'x.csv');
    expect(mapping.columns.prompt).toBe('b');
    const chosen = { ...mapping, columns: { prompt: 'a' } };
    const result = await previewLog(logSource(new Blob([text]), 'x.csv'), { mapping: chosen });
    expect(result.ok && result.value.rows[0]?.prompt?.text).toBe('short');
  });

  it('leaves out costs in another currency and says so', async () => {
    const found = await preview('prompt,custo (R$)\nBom dia,"0,12"\nBoa tarde,"0,20"\n', 'log.csv');
    expect(found.mapping.columns.cost).toBeUndefined();
    expect(found.warnings.join(' ')).toContain('US dollars');
  });

  it.each([
    ['PK\u0003\u0004sheet', 'Excel'],
    ['', 'empty'],
  ])('refuses %j with a reason', async (content, word) => {
    const result = await previewLog(logSource(new Blob([content]), 'log.csv'));
    expect(!result.ok && result.failure.message).toContain(word);
  });
});

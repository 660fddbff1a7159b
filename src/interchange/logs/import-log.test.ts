import { describe, expect, it, vi } from 'vitest';
import { importText } from '../../testing/import-text';
import { importLog } from './import-log';
import type { ImportProgress } from './import-log';

const textsOf = ({ prompts }: Awaited<ReturnType<typeof importText>>) => prompts.map(({ text }) => text);

const portuguese = [
  'Data;Usuário;Aplicação;Pergunta;Modelo;Custo (US$);Latência (ms);Nível necessário;Avaliação',
  '03/11/2026;ana;Atendimento;"Qual é o prazo de devolução; posso trocar?";gpt-grande;"0,0123";1.240;nuvem;4,5',
  '03/11/2026;joão;Atendimento;Bom dia, tudo bem?;pequeno;0,0001;310,5;local;5',
  '03/11/2026;luís;Jurídico;"Explique a cláusula:\nnão há multa ""automática""";gpt-grande;0,25;2.310;ambos falharam;1',
  '04/11/2026;inês;Jurídico;"Falta fechar esta aspa;x;0;0;local;1',
  '04/11/2026;zé;Vendas;Resuma a reunião de ontem;pequeno;0,0002;290;local;3',
].join('\r\n');

/** As Excel on a Portuguese Windows writes it: every character is one byte. */
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('importLog', () => {
  it('reads a Portuguese export in Latin-1 with semicolons, decimal commas and an open quote', async () => {
    const { prompts, report } = await importText(latin1(portuguese), 'exportação.csv');
    expect(report).toMatchObject({ rows: 4, badRowCount: 1, labelled: 4, end: 'complete' });
    expect(report?.badRows).toEqual([expect.objectContaining({ line: 6, reason: 'a quote is opened and not closed' })]);
    expect(prompts[0]).toEqual({
      text: 'Qual é o prazo de devolução; posso trocar?',
      metadata: { app: 'Atendimento', user: 'ana' },
      label: { need: 'cloud', source: 'recorded-outcome' },
      recorded: { model: 'gpt-grande', costUsd: 0.0123, latencyMs: 1240, quality: 0.9 },
    });
    expect(prompts[2]?.text).toBe('Explique a cláusula:\nnão há multa "automática"');
    expect(prompts[2]?.label?.need).toBe('both-failed');
    expect(prompts[3]?.metadata.user).toBe('zé');
  });

  it('counts duplicates, empty prompts and labels it cannot read', async () => {
    const { report } = await importText('prompt,label\nhi,local\nhi,cloud\n,local\nyo,perhaps\n', 'a.csv');
    expect(report).toMatchObject({ rows: 3, duplicates: 1, emptyPrompts: 1, unreadLabels: 1, labelled: 2 });
  });

  it('takes short rows where they are the rule, and refuses them where they are not', async () => {
    const ragged = await importText('prompt,label,app\nhi\nyo,local\nhey,cloud,x\n', 'a.csv');
    expect(ragged.report).toMatchObject({ rows: 3, badRowCount: 0, labelled: 2 });
    const even = await importText(`prompt,label\n${'hi,local\n'.repeat(30)}broken\n`, 'a.csv');
    expect(even.report).toMatchObject({ rows: 30, badRowCount: 1 });
  });

  it('leaves duplicates out when told to', async () => {
    const imported = await importText('prompt,app\nhi,a\nhi,b\nyo,c\n', 'a.csv', { dropDuplicates: true });
    expect(textsOf(imported)).toEqual(['hi', 'yo']);
    expect(imported.report?.duplicates).toBe(1);
  });

  it('keeps what was read before a cancel', async () => {
    const cancel = new AbortController();
    const content = `prompt,app\n${'Translate this sentence,mail\n'.repeat(20_000)}`;
    const { prompts, report } = await importText(content, 'a.csv', {
      signal: cancel.signal,
      onPrompts: () => cancel.abort(),
    });
    expect(report?.end).toBe('cancelled');
    expect(report?.rows).toBeGreaterThan(0);
    expect(report?.rows).toBeLessThan(20_000);
    expect(prompts).toEqual([]);
  });

  it('hands over exactly as many prompts as it may', async () => {
    const imported = await importText('one\ntwo\nthree\nfour\n', 'a.txt', { maxRows: 3 });
    expect(textsOf(imported)).toEqual(['one', 'two', 'three']);
    expect(imported.report?.end).toBe('row-limit');
  });

  it('cuts a prompt that no engine takes, and says so', async () => {
    const { prompts, report } = await importText(`short\n${'x'.repeat(2_300_000)}\n`, 'a.txt');
    expect(prompts[1]?.text).toHaveLength(2_000_000);
    expect(report?.truncatedPrompts).toBe(1);
  });

  it('lists the rows without a prompt among those left out, with what they hold', async () => {
    const { report } = await importText('{"prompt":"a"}\n{"prompt":null,"id":7}\n{"prompt":"  "}\n', 'a.jsonl');
    expect(report).toMatchObject({ rows: 1, emptyPrompts: 2, badRowCount: 0 });
    expect(report?.badRows).toEqual([
      { line: 2, reason: 'no prompt in its column', excerpt: '{"prompt":null,"id":7}' },
      { line: 3, reason: 'no prompt in its column', excerpt: '{"prompt":"  "}' },
    ]);
  });

  it('makes a request of every turn of the user’s where that is asked for, and counts the history where not', async () => {
    const turns = ['user', 'assistant', 'user', 'assistant', 'user'].map((role, k) => ({ role, content: `turn ${k}` }));
    const content = `${JSON.stringify({ messages: turns })}\n`;
    const each = await importText(content, 'a.jsonl', { eachTurn: true });
    expect(textsOf(each)).toEqual(['turn 0', 'turn 2', 'turn 4']);
    expect(each.prompts.map(({ metadata }) => metadata.session)).toEqual(['line 1', 'line 1', 'line 1']);
    const last = await importText(content, 'a.jsonl');
    expect(textsOf(last)).toEqual(['turn 4']);
    expect([last.report?.earlierTurns, each.report?.earlierTurns]).toEqual([2, 0]);
  });

  it('finds a prompt within an object of a name of its own', async () => {
    expect(textsOf(await importText('{"prompt":{"nested":{"text":"deep down"}}}\n', 'a.jsonl'))).toEqual(['deep down']);
  });

  it('reads yes and no where the column asks whether the cloud was needed', async () => {
    const { prompts } = await importText('pergunta;Precisa de nuvem\noi;não\nprove isto;sim\n', 'a.csv');
    expect(prompts.map(({ label }) => label?.need)).toEqual(['local', 'cloud']);
  });

  it('reads a quality out of a list of named scores', async () => {
    const rows = [0.25, 1].map((value) => ({
      id: 'o',
      traceId: 't',
      input: 'Ask this',
      output: 'x',
      scores: [
        { name: 'latency_ok', value: 1 },
        { name: 'quality', value },
      ],
    }));
    const { prompts } = await importText(rows.map((row) => JSON.stringify(row)).join('\n'), 'a.jsonl');
    expect(prompts.map(({ recorded }) => recorded?.quality)).toEqual([0.25, 1]);
    expect(prompts.map(({ metadata }) => metadata.session)).toEqual([undefined, undefined]);
  });

  it('keeps the first 1,000 bad rows and counts all', async () => {
    const { report } = await importText(`{"prompt":"a"}\n{"prompt":"b"}\n${'{broken\n'.repeat(1_500)}`, 'a.jsonl');
    expect(report?.badRows).toHaveLength(1_000);
    expect(report).toMatchObject({ rows: 2, badRowCount: 1_500 });
  });

  it('tells its progress up to the last byte and yields while it reads', async () => {
    let clock = 0;
    const onProgress = vi.fn<(progress: ImportProgress) => void>();
    const yieldToHost = vi.fn<() => Promise<void>>(() => Promise.resolve());
    const content = 'Ask this\n'.repeat(50_000);
    await importText(content, 'a.txt', { now: () => (clock += 5), onProgress, yieldToHost });
    expect(yieldToHost.mock.calls.length).toBeGreaterThan(5);
    expect(onProgress.mock.lastCall?.[0]).toMatchObject({ bytes: content.length, rows: 50_000, remainingMs: 0 });
  });

  it('keeps the rows before the place where the file breaks off', async () => {
    const text = new TextEncoder().encode('Ask this\n'.repeat(20_000));
    const open = () => {
      let at = 0;
      return new ReadableStream<Uint8Array>({
        pull: (stream) => {
          if (at > 100_000) stream.error(new Error('moved'));
          else stream.enqueue(text.subarray(at, (at += 10_000)));
        },
      });
    };
    const result = await importLog(
      { name: 'a.txt', totalBytes: null, open },
      {
        columns: { prompt: 'text' },
        decimals: { cost: '.', latency: '.', quality: '.' },
        latencyUnit: 'ms',
        usdPerCostUnit: 1,
        qualityMax: 1,
      },
      { now: () => 0, yieldToHost: () => Promise.resolve(), onPrompts: () => undefined },
    );
    expect(result.ok && result.value.end).toBe('unreadable');
    expect(result.ok && result.value.rows).toBeGreaterThan(7_000);
    expect(result.ok && result.value.warnings.join(' ')).toContain('moved');
  });
});

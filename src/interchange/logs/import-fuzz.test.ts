import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importText } from '../../testing/import-text';
import type { ImportedText } from '../../testing/import-text';

/** Either a sentence for the user, or rows that add up. */
function expectRowsOrMessage({ prompts, report, refusal }: ImportedText): void {
  if (report === null) {
    expect(refusal).toMatch(/^The file .+\.$/s);
    return;
  }
  expect(report.end).toBe('complete');
  expect(report.rows).toBe(prompts.length);
  if (report.rows === 0) expect(report.badRowCount + report.emptyPrompts + report.warnings.length).toBeGreaterThan(0);
  expect(prompts.filter(({ text }) => text.trim() === '')).toEqual([]);
}

const names = fc.constantFrom('log', 'a.csv', 'a.json', 'a.jsonl', 'a.txt', 'a.tsv');
const good = [
  'prompt;custo;latência\n"Olá, tudo bem?";0,5;1.200\nE agora?;1;3\n',
  '{"messages":[{"role":"user","content":"Hello"}],"spend":0.1}\n{"prompt":"x"}\n',
  '[{"prompt":"a","cost":1},{"prompt":"b","meta":{"user":"u"}}]',
  'One prompt\n---\nAnother\nwith two lines\n',
].map((text) => new TextEncoder().encode(text));

describe('importing broken files', () => {
  it('gives rows or a message for any bytes', async () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(bytes, names, async (content, name) =>
        expectRowsOrMessage(await importText(content.slice(), name)),
      ),
    );
  });

  it('gives rows or a message for good files that were cut, damaged or glued together', async () => {
    const damage = fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 4 });
    const parts = fc.array(fc.tuple(fc.constantFrom(...good), fc.nat(200)), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(parts, damage, names, async (pieces, bytes, name) => {
        const content = new Uint8Array(pieces.flatMap(([text, length]) => [...text.subarray(0, length)]));
        for (const [at, byte] of bytes) if (at < content.length) content[at] = byte;
        expectRowsOrMessage(await importText(content, name));
      }),
      { numRuns: 300 },
    );
  });

  it('gives rows or a message for JSON of any shape', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 5 }), names, async (values, name) => {
        expectRowsOrMessage(await importText(values.map((value) => JSON.stringify(value)).join('\n'), name));
        expectRowsOrMessage(await importText(JSON.stringify({ data: values, more: values }), name));
      }),
    );
  });

  it.each<[string, string]>([
    ['10 MB in one line', 'x'.repeat(10_000_000)],
    ['10 MB of JSON in one line', `{"data":[${`{"prompt":"${'Hello '.repeat(16)}"},`.repeat(90_000)}{}]}`],
    ['open brackets', '['.repeat(300_000)],
    ['deep nesting', `${'{"prompt":'.repeat(100_000)}"x"${'}'.repeat(100_000)}`],
    ['a deeply nested prompt', `{"prompt":${'['.repeat(50_000)}"x"${']'.repeat(50_000)}}\n{"prompt":"y"}`],
    ['nested spans', `${'{"spans":['.repeat(20_000)}{}${']}'.repeat(20_000)}`],
    ['quotes that never close', `prompt,app\n${'a,"b\n'.repeat(100_000)}`],
    ['doubled quotes that never close', `prompt,app\n${'"",""x\n'.repeat(100_000)}`],
    ['NULs', `prompt,app\n${'One prompt\0with NULs,app\0\n'.repeat(1_000)}`],
    ['nothing but line feeds', '\n'.repeat(1_000_000)],
    ['a header of 20,000 columns', `prompt${',a'.repeat(20_000)}\nHello${',1'.repeat(20_000)}\n`],
  ])(
    'survives %s',
    async (_name, content) => {
      for (const name of ['log.csv', 'log.json']) expectRowsOrMessage(await importText(content, name));
    },
    30_000,
  );

  it('reaches nothing through names such as __proto__', async () => {
    const line = '{"__proto__":{"polluted":1},"prompt":"Hello","constructor":{"prototype":{"polluted":1}}}\n';
    const { prompts } = await importText(line.repeat(3), 'a.jsonl');
    expect(prompts).toHaveLength(3);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    const table = await importText('prompt,__proto__,constructor,toString\nHello,a,b,c\n', 'a.csv');
    expect(table.prompts).toEqual([{ text: 'Hello', metadata: {} }]);
  });

  it('leaves formulas as the text that they are', async () => {
    const { prompts } = await importText('prompt,app\n"=HYPERLINK(""http://x"")",+1\n', 'a.csv');
    expect(prompts[0]).toEqual({ text: '=HYPERLINK("http://x")', metadata: { app: '+1' } });
  });
});

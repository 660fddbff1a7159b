import { describe, expect, it } from 'vitest';
import { detectFormat } from './detect-format';

const formatOf = (head: string, name = 'log', isWhole = true) => detectFormat(head, name, isWhole);

describe('detectFormat', () => {
  it.each([
    [',', 'prompt,app\n"a, b",x\n'],
    [';', 'pergunta;custo\n"a, b, c";0,5\n'],
    ['\t', 'prompt\tapp\na, b; c\tx\n'],
    ['|', 'prompt|app\na, b; c|x\n'],
    [';', 'sep=;\nprompt;app\na,b;x\n'],
  ])('finds the delimiter %j', (delimiter, head) => {
    expect(formatOf(head)).toMatchObject({ kind: 'delimited', delimiter, hasHeader: true });
  });

  it('names the columns of a table without a header, and those that are called alike', () => {
    expect(formatOf('1,"Is it so?"\n2,"And now?"\n', 'a.csv')).toMatchObject({
      hasHeader: false,
      columns: ['column 1', 'column 2'],
    });
    expect(formatOf('prompt,tag,tag\na,b,c\n')).toMatchObject({ columns: ['prompt', 'tag', 'tag (2)'] });
  });

  it.each([
    ['one object a line', '{"prompt":"a"}\n{"prompt":"b"}\n'],
    ['a single object', '{"messages":[{"role":"user","content":"a"}]}'],
    ['a list of messages a line', '[{"role":"user","content":"a"}]\n[{"role":"user","content":"b"}]\n'],
    ['broken lines among good ones', '{"prompt":"a"}\n{"prompt":\n{"prompt":"b"}\n'],
  ])('takes %s as JSON lines', (_name, head) => {
    expect(formatOf(head)).toEqual({ kind: 'json-lines' });
  });

  it('takes a first line longer than the head as JSON lines', () => {
    expect(formatOf(`{"messages":[{"role":"user","content":"${'x'.repeat(500)}`, 'a', false)).toEqual({
      kind: 'json-lines',
    });
  });

  it.each([
    ['a list', '[\n{"prompt":"a"}]', { list: '', from: 0 }],
    ['a list of texts', '["a", "b"]', { list: '', from: 0 }],
    ['a list within an object', '{"meta":{"tags":["x"]},"data":[{"prompt":"a"}]}', { list: 'data', from: 30 }],
    ['objects over several lines', '{\n "prompt": "a"\n}\n{\n "prompt": "b"\n}\n', { list: null, from: 0 }],
  ])('takes %s as JSON', (_name, head, place) => {
    expect(formatOf(head)).toEqual({ kind: 'json', ...place });
  });

  it.each([
    ['sentences with commas', 'Hello, world\nHi, how are you, friend?\nWhy, then?\n', 'lines'],
    ['bracketed notes', '[urgent] fix the build\n[later] rename it\n', 'lines'],
    ['braces', '{x} is a set, why?\n{y} too?\n', 'lines'],
    ['blocks', 'one\ntwo\n---\nthree\n', 'dashes'],
  ])('takes %s as text', (_name, head, separatedBy) => {
    expect(formatOf(head, 'prompts.txt')).toEqual({ kind: 'text', separatedBy });
  });
});

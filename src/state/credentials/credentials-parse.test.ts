import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDocument } from './credentials-document';
import { parseCredentials } from './credentials-parse';
import { defaultRows, emptyCustomRow } from './credentials-row';
import type { ProviderRow } from './credentials-row';
import { Secret } from './credentials-secret';

const savedAt = new Date('2026-11-21T06:00:00Z');

/** Rows as plain values, keys in the open. */
const read = (value: unknown) => {
  const parsed = parseCredentials(typeof value === 'string' ? value : JSON.stringify(value));
  if (parsed.state === 'unreadable') return parsed.reason;
  const entries = parsed.rows.map((row) => [
    row.kind,
    { baseUrl: row.baseUrl, models: row.models, key: row.key?.reveal() },
  ]);
  return { ...parsed, rows: Object.fromEntries(entries) as Record<string, { baseUrl: string; key?: string }> };
};

it('reads back what it writes', () => {
  const rows: ProviderRow[] = [
    ...defaultRows.map((row) =>
      row.kind === 'openai' ? { ...row, key: new Secret('sk-0123456789'), models: ['a'] } : row,
    ),
    { ...emptyCustomRow(), name: 'Groq', baseUrl: 'https://api.groq.com/openai/v1', key: new Secret('gsk_x') },
  ];
  const parsed = parseCredentials(toDocument(rows, savedAt, 'with-keys'));
  if (parsed.state === 'unreadable') throw new Error(parsed.reason);
  expect(parsed).toMatchObject({ form: 'current', savedAt: savedAt.toISOString(), notUnderstood: 0 });
  expect(toDocument(parsed.rows, savedAt, 'with-keys')).toBe(toDocument(rows, savedAt, 'with-keys'));
});

it('writes no key into a file that is handed on', () => {
  const rows = defaultRows.map((row) => ({ ...row, key: new Secret('sk-planted0123456789') }));
  expect(toDocument(rows, savedAt, 'without-keys')).not.toMatch(/planted|6789|key/);
});

describe('older forms', () => {
  it.each([
    [{ openai: 'sk-one', featherless: 'rc-two', ollama: 'http://host:1' }],
    [{ openaiKey: 'sk-one', featherlessKey: 'rc-two', ollamaUrl: 'http://host:1' }],
    [{ OPENAI_API_KEY: 'sk-one', FEATHERLESS_API_KEY: ' rc-two ', OLLAMA_BASE_URL: 'http://host:1' }],
    [{ providers: { openai: { apiKey: 'sk-one' }, featherless: { key: 'rc-two' }, ollama: { url: 'http://host:1' } } }],
    [
      {
        version: 1,
        providers: { openai: { key: 'sk-one' }, featherless: 'rc-two', ollama: { baseUrl: 'http://host:1' } },
      },
    ],
  ])('takes over %j whole', (value) => {
    expect(read(value)).toMatchObject({
      form: 'older',
      notUnderstood: 0,
      rows: { openai: { key: 'sk-one' }, featherless: { key: 'rc-two' }, ollama: { baseUrl: 'http://host:1' } },
    });
  });

  it('takes over what it understands, and counts the rest', () => {
    const value = {
      openai: 'sk-one',
      anthropic: 'x',
      ollama: { key: 'none', baseUrl: 'http://host:1' },
      featherless: '',
    };
    expect(read(value)).toMatchObject({ form: 'older', notUnderstood: 2, rows: { openai: { key: 'sk-one' } } });
  });

  it('takes over custom endpoints that have a name and an address', () => {
    const custom = [{ name: 'Groq', baseUrl: 'https://h/v1', apiKey: 'gsk_x' }, { name: 'No address' }, 7];
    expect(read({ custom })).toMatchObject({ notUnderstood: 2, rows: { custom: { key: 'gsk_x' } } });
  });
});

it.each([['{"openai":'], ['sk-planted0123456789'], ['7'], ['[]'], ['null'], ['{"providers":"x"}'], ['{"other":1}']])(
  'finds %s damaged',
  (text) => expect(read(text)).toBe('damaged'),
);

it('leaves a newer version alone', () =>
  expect(read({ version: 2, providers: { openai: { key: 'x' } } })).toBe('newer'));

it('counts an entry that version 1 does not have, rather than losing it', () => {
  const document = JSON.parse(toDocument(defaultRows, savedAt, 'with-keys'));
  document.providers.openai.organisation = 'org';
  expect(read(document)).toMatchObject({ form: 'older', notUnderstood: 1 });
});

it('reads any JSON without throwing', () => {
  const name = fc.constantFrom(
    'openai',
    'ollama',
    'custom',
    'providers',
    'version',
    '__proto__',
    'constructor',
    'toString',
  );
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue(),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.array(fc.tuple(name, tie('node')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
    ),
  }));
  fc.assert(
    fc.property(tree.node, (value) => {
      expect(['read', 'unreadable']).toContain(parseCredentials(JSON.stringify(value)).state);
    }),
  );
});

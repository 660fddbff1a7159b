import { expect, it } from 'vitest';
import { defaultRows, emptyCustomRow } from './credentials/credentials-row';
import { judgeModels } from './judge-models';

it('offers the models of enabled rows, those of Ollama first', () => {
  const custom = { ...emptyCustomRow(), id: 'custom-1', name: 'C', models: ['big'] };
  const off = { ...custom, id: 'custom-2', enabled: false };
  const rows = [custom, off, ...defaultRows.map((row) => (row.kind === 'ollama' ? { ...row, models: ['s'] } : row))];
  expect(judgeModels(rows).map(({ row, label, provider }) => [row, label, provider])).toEqual([
    ['ollama', 's (Ollama)', 'ollama'],
    ['custom-1', 'big (C)', 'openai'],
  ]);
});

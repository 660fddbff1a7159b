import { expect, it } from 'vitest';
import type { LiveRow } from '../live/live-protocol';
import { retiringEndpoints } from './retiring-endpoints';

const row = { kind: 'openai', name: 'OpenAI', models: ['gpt-4o', 'gpt-4', 'gpt-5.6-sol'] } as unknown as LiveRow;

it('names the models that are shut down, with date and replacement, whether to come or past', () => {
  expect(retiringEndpoints([row], Date.parse('2026-11-21'))).toEqual([
    { label: 'gpt-4o (OpenAI)', on: '2027-01-14', replacement: 'gpt-6-luna', isPast: false },
    { label: 'gpt-4 (OpenAI)', on: '2026-10-23', replacement: 'gpt-5.6-sol', isPast: true },
  ]);
  // The same name elsewhere is another model.
  expect(retiringEndpoints([{ ...row, kind: 'custom' }], Date.parse('2026-11-21'))).toEqual([]);
});

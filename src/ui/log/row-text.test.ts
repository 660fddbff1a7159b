import { expect, it } from 'vitest';
import { fakeRow } from '../../testing/fake-session';
import {
  agreementText,
  complexityText,
  rowCostText,
  outcomeText,
  latencyText,
  pillarText,
  routeText,
  routeTitle,
} from './row-text';

const row = fakeRow(1);

it('writes a row in glyphs and words', () => {
  expect(routeText(row, 'Llama 3.2 1B (Ollama)')).toBe('□ Llama 3.2 1B');
  expect(routeText({ ...row, tier: 'cloud', endpointTier: 'cloud' }, 'GPT')).toBe('■ GPT');
  expect(routeText({ ...row, tier: null, endpointTier: null }, null)).toBe('⊘ none');
  expect(outcomeText(row)).toBe('● done');
  expect(outcomeText({ ...row, failedOver: true })).toBe('═ failed over');
  expect(pillarText({ ...row, explored: true })).toBe('2 Semantic ~');
  expect(agreementText(row)).toBe('○●––');
  expect(rowCostText(row)).toBe('0.000018');
  expect(latencyText(row)).toBe('101');
  expect(latencyText({ ...row, outcome: 'blocked', latencyMs: null })).toBe('–');
  expect(complexityText({ ...row, complexityIndex: 0, complexityFrom: 'text' })).toBe('≈0');
});

it('shows who served, with the tier that was decided before it where that is another', () => {
  const elsewhere = { ...row, tier: 'local', endpointTier: 'cloud' } as const;
  expect(routeText(elsewhere, 'GPT (OpenAI)')).toBe('□→■ GPT');
  expect(routeTitle(elsewhere, 'GPT')).toBe('GPT: cloud, decided local (no local model is on)');
  expect(routeTitle({ ...elsewhere, explored: true }, 'GPT')).toContain('the bandit explored');
  expect(routeTitle(row, 'Llama')).toBe('Llama');
});

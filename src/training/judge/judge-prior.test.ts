import { describe, expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { acceptProbability, gainOf } from '../../core/pillars/routing-gain';
import prior from './judge-prior.json';
import { isBrokenRecord, isSmallModel } from './small-model';

describe("the judge's prior", () => {
  test('is the one that the router ships with', () => {
    const { bias, lexical, embedding, item, residual } = prior;
    expect(catalog.model.judge).toEqual({ bias, lexical, embedding, item, residual });
    expect(prior.encoder).toBe(catalog.model.encoder);
  });

  test('was fitted on no evaluation-only source', () => {
    const families = Object.keys(prior.provenance.rows).join(' ');
    expect(families).toContain('MMLU-Pro');
    expect(families).not.toMatch(/alpaca|routerbench|mt-?bench/i);
  });

  test('says for every endpoint of the catalogue how likely it answers acceptably', () => {
    for (const { ability } of catalog.endpoints) {
      const [easy, hard] = [0.2, 0.8].map((score) => acceptProbability(catalog.model, score, ability));
      expect(easy).toBeGreaterThan(hard!);
      expect(hard).toBeGreaterThan(0);
      expect(easy).toBeLessThan(1);
    }
    expect(gainOf(catalog.model, 0.5, catalog.endpoints)).toBeGreaterThan(0.1);
  });
});

test.each([
  ['Meta-Llama-3_1-8B-Instruct', true],
  ['gemma-2-2b-it', true],
  ['Phi-3-mini-4k-instruct', true],
  ['Mixtral-8x7B-Instruct-v0.1', false],
  ['gpt-4o-mini-2024-07-18', false],
  ['gemini-1.5-pro-002', false],
  ['Meta-Llama-3-70B', false],
])('%s is small: %s', (name, small) => {
  expect(isSmallModel(name)).toBe(small);
});

test('parse failures are no outcomes', () => {
  expect(isBrokenRecord('llama3-chatqa-1.5-8b', 'gpqa')).toBe(true);
  expect(isBrokenRecord('qwen2.5-7b-instruct', 'mmlu')).toBe(true);
  expect(isBrokenRecord('qwen2.5-7b-instruct', 'math')).toBe(false);
});

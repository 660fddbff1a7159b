import { describe, expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { compilePolicy } from '../compiled-policy';
import { extractFeatures } from '../features/extract-features';
import { endpointOutlooks } from './endpoint-outlooks';

const compiled = compilePolicy(catalog.defaultPolicy, catalog.endpoints);
if (!compiled.ok) throw new Error(compiled.failure.message);
const policy = compiled.value;
const outlooks = (index: number, text = 'List the moons of Mars in a table with their diameters.') =>
  endpointOutlooks(
    index,
    extractFeatures({ id: 'p', text, metadata: {}, origin: 'typed' }),
    catalog.model,
    policy,
    0,
  ).map((outlook) => ({ ...outlook, endpoint: policy.endpoints.get(outlook.endpointId)! }));

describe('endpointOutlooks', () => {
  test('agrees with the index at the best local endpoint, and rises with ability', () => {
    const found = outlooks(65);
    expect(found).toHaveLength(catalog.endpoints.length);
    const byAbility = found.sort((a, b) => a.endpoint.ability - b.endpoint.ability);
    const chances = byAbility.map(({ acceptable }) => acceptable!);
    expect([...chances].sort((a, b) => a - b)).toEqual(chances);
    const best = byAbility.findLast(({ endpoint }) => endpoint.tier === 'local')!;
    expect(best.acceptable).toBeCloseTo(0.35, 10);
  });

  test('falls for every endpoint where the index rises', () => {
    const [easy, hard] = [outlooks(20), outlooks(80)];
    for (const [place, { acceptable }] of easy.entries()) {
      expect(acceptable!).toBeGreaterThan(hard[place]!.acceptable!);
    }
  });

  test('counts tokens by each vocabulary, and bills them at the policy’s prices', () => {
    const texts = ['Объясните, почему небо голубое, простыми словами для ребёнка.', 'Explain why the sky is blue.'];
    const [russian, english] = texts.map((text) => new Set(outlooks(50, text.repeat(9)).map((one) => one.inputTokens)));
    expect(russian!.size).toBeGreaterThan(3);
    expect(english!.size).toBeGreaterThan(2);
    expect(outlooks(50).every(({ costUsd }) => costUsd > 0)).toBe(true);
  });
});

import { expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { armPriors, expectedRewards } from './arm-priors';

const { defaultPolicy } = catalog;
const endpoints = new Map(catalog.endpoints.map((endpoint) => [endpoint.id, endpoint]));

test('an abler endpoint of one price and speed is believed to be better, a dearer or slower one to be worse', () => {
  const [base] = catalog.endpoints.filter(({ tier }) => tier === 'cloud');
  if (base === undefined) throw new Error('no cloud endpoint');
  const of = (endpoint: typeof base): number =>
    expectedRewards(new Map([...endpoints, [endpoint.id, endpoint]]), defaultPolicy.objective).get(endpoint.id)
      ?.value ?? 0;
  expect(of({ ...base, ability: base.ability + 1 })).toBeGreaterThan(of(base));
  expect(of({ ...base, latency: { ...base.latency, tpotMedianMs: 10 * base.latency.tpotMedianMs } })).toBeLessThan(
    of(base),
  );
  const price = { kind: 'token', inputUsdPerMTok: 90, outputUsdPerMTok: 300 } as const;
  expect(of({ ...base, price: { ...price, cacheReadUsdPerMTok: null, cacheWriteUsdPerMTok: null } })).toBeLessThan(
    of(base),
  );
});

test('weight 0 believes nothing, as policies from before had it', () => {
  const policy = { ...defaultPolicy, bandit: { ...defaultPolicy.bandit, priorWeight: 0 } };
  expect(armPriors(policy, endpoints)(catalog.endpoints[0]!.id)).toBeNull();
  expect(armPriors(defaultPolicy, endpoints)(catalog.endpoints[0]!.id)?.weight).toBe(defaultPolicy.bandit.priorWeight);
});

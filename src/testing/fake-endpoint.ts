import type { Endpoint } from '../core/domain/endpoint';

const provenance = { source: 'invented for tests', retrievedOn: '2026-01-01', approx: true, note: '' } as const;

/** An endpoint with round invented figures; pass what the test is about. */
export function fakeEndpoint(patch: Partial<Endpoint> & Pick<Endpoint, 'id' | 'tier'>): Endpoint {
  return {
    label: patch.id,
    alias: patch.id,
    provider: 'fake',
    model: patch.id,
    region: patch.tier === 'local' ? 'device' : 'us',
    price: {
      kind: 'token',
      inputUsdPerMTok: 1,
      outputUsdPerMTok: 2,
      cacheReadUsdPerMTok: null,
      cacheWriteUsdPerMTok: null,
    },
    latency: { ttftMedianMs: 100, ttftSigma: 0.1, tpotMedianMs: 10, tpotSigma: 0.1 },
    errorRate: 0,
    outputTokens: { median: 100, sigma: 0.5 },
    contextTokens: 8192,
    ability: 0,
    compliance: [],
    defaultOn: true,
    sources: {
      price: provenance,
      latency: provenance,
      ability: provenance,
      errorRate: provenance,
      outputTokens: provenance,
    },
    ...patch,
  };
}

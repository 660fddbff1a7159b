import { expect, it } from 'vitest';
import { catalog } from '../../catalog/catalog';
import type { Policy } from '../../core/domain/policy';
import { createEmbedder } from '../../live/embedder';
import { shippedEncoder } from '../../testing/shipped-encoder';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const { defaultPolicy } = catalog;

const localSplit = { index: 30, simple: 'local-small', medium: 'local-medium' };

it.each([
  ['', {}],
  [', local work split between two models', { localSplit }],
])(
  'the curve foretells what a threshold brings when it is applied%s',
  async (_, split) => {
    const engine = openEngine({ embedder: createEmbedder(shippedEncoder) });
    await engine['embedder-load'](null, quiet);
    await engine['session-start']({ seed: 42, policy: null, source: 'samples' }, quiet);
    const complexity = { ...defaultPolicy.complexity, ...split };
    await engine['policy-apply']({ policy: { ...defaultPolicy, complexity } }, quiet);
    const { points } = await engine['frontier-read']({ half: null }, quiet);
    for (const edgeThreshold of [30, 50, 80, 94]) {
      const policy: Policy = {
        ...defaultPolicy,
        version: 2,
        complexity: { ...complexity, edgeThreshold },
      };
      await engine['policy-apply']({ policy }, quiet);
      const { current } = await engine['frontier-read']({ half: null }, quiet);
      const foretold = points.find((point) => point.edgeThreshold === edgeThreshold);
      const ratio = current.usdPerThousandRequests / (foretold?.usdPerThousandRequests ?? Number.NaN);
      expect(ratio).toBeGreaterThan(0.85);
      expect(ratio).toBeLessThan(1.15);
      expect(Math.abs((current.quality ?? 0) - (foretold?.quality ?? 1))).toBeLessThan(0.025);
      expect(Math.abs(current.localShare - (foretold?.localShare ?? 1))).toBeLessThan(0.01);
    }
  },
  60_000,
);

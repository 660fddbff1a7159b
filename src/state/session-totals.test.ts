import fc from 'fast-check';
import { expect, it } from 'vitest';
import { summarise } from '../core/telemetry/summarise';
import { policyArbitrary, promptsArbitrary } from '../testing/arbitraries';
import { fakeEndpoints } from '../testing/fake-endpoints';
import { flySession } from '../testing/fly-session';
import { sessionTotals } from './session-totals';

const surroundings = {
  half: null,
  endpoints: fakeEndpoints,
  allCloudCostUsd: null,
  overhead: [],
  promptsPerSecond: null,
};

it('counts each row once, at who decided it and at who was called last', async () => {
  await fc.assert(
    fc.asyncProperty(promptsArbitrary(25), policyArbitrary, fc.nat(), async (prompts, policy, seed) => {
      const { rows, telemetry } = await flySession([prompts], { policy, seed });
      const totals = sessionTotals(summarise({ ...surroundings, telemetry }));
      const last = rows.flatMap(({ result: { outcome } }) =>
        'attempts' in outcome ? (outcome.attempts.at(-1)?.endpointId ?? []) : [],
      );
      expect(totals.done).toBe(prompts.length);
      expect(Object.values(totals.decidedBy).reduce((sum, count) => sum + count, 0)).toBe(prompts.length);
      expect(totals.endpoints).toEqual(
        Object.fromEntries([...new Set(last)].map((id) => [id, last.filter((one) => one === id).length])),
      );
    }),
    { numRuns: 40 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policyArbitrary, promptsArbitrary } from '../../testing/arbitraries';
import { flySession } from '../../testing/fly-session';
import { STAGES } from './codes';
import { bucketBounds, latencyBuckets, seriesBucket } from './series-buckets';

test('stretches cover every row once, in order, and none is short where there are rows', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.integer({ min: 1, max: 60 }), (rows, count) => {
      const bounds = bucketBounds(rows, count);
      expect(bounds.length).toBeLessThanOrEqual(count);
      let next = 0;
      for (const [from, to] of bounds) {
        expect(from).toBe(next);
        expect(to - from).toBeGreaterThanOrEqual(Math.min(10, rows));
        next = to;
      }
      expect(next).toBe(rows);
    }),
  );
});

test('every row of a stretch was answered by one endpoint, the cache or a person, failed or was blocked', async () => {
  await fc.assert(
    fc.asyncProperty(promptsArbitrary(25), policyArbitrary, fc.nat(), async (prompts, policy, seed) => {
      const { telemetry } = await flySession([prompts], { policy, seed });
      const codes = telemetry.endpointIds.map((_, code) => code);
      const { served, failed, blocked } = seriesBucket(telemetry, [0, telemetry.length], codes);
      const answered = served.reduce((sum, one) => sum + one, 0);
      const rows = Array.from({ length: telemetry.length }, (_, row) => row);
      const kept = rows.filter((row) => ['cache', 'human'].includes(STAGES[telemetry.columns.decidedBy[row]!]!)).length;
      expect(answered + kept + failed + blocked).toBe(telemetry.length);
      const [latency] = latencyBuckets(telemetry, telemetry.length, 60);
      expect(latency ?? { n: 0 }).toMatchObject({ n: answered + kept });
      // Twenty-five answers have a median, and no 95th percentile.
      expect(latency?.p95 ?? null).toBeNull();
      expect((latency?.p50 ?? null) === null).toBe(answered + kept === 0);
    }),
    { numRuns: 40 },
  );
});

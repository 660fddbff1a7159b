import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fault } from '../../testing/fault-reply';
import { startFaultServer } from '../../testing/fault-server';
import type { FaultLogEntry } from '../../testing/fault-server';
import { liveEngine } from '../../testing/live-engine';
import { appendToLog } from '../command-log';
import type { SessionLog } from '../protocol';

const { signal } = new AbortController();
const hard = 'Prove that every finite integral domain is a field, step by step.';
const faults = ['huge', 'huge-silent', 'huge-reset', 'huge-stall', '500', 'refused', 'ok', 'ok-no-usage'] as const;

/** What the cloud's server bills: $1 a million tokens in, $2 out. */
function billed(log: readonly FaultLogEntry[]): number {
  return log
    .filter(({ protocol }) => protocol === 'openai')
    .reduce((sum, { billed: { input, output } }) => sum + input * 1e-6 + output * 2e-6, 0);
}

it('never passes the hard limit by the server’s own bill, whatever it answers, sixteen at once, restored or not', async () => {
  const scripts = fc.array(fc.constantFrom<Fault>(...faults), { minLength: 4, maxLength: 12 });
  const limits = fc.double({ min: 0.004, max: 0.03, noNaN: true });
  let total = 0;
  await fc.assert(
    fc.asyncProperty(scripts, limits, async (script, hardLimitUsd) => {
      let calls = 0;
      const server = await startFaultServer({
        script: ({ protocol }) => (protocol === 'openai' ? (script[calls++ % script.length] ?? 'ok') : 'ok'),
      });
      const { engine, make, settings, journal } = await liveEngine(server, { concurrency: 16 }, { timeoutMs: 400 });
      const { policy } = await engine['catalog-read'](null, signal);
      const retry = { ...policy.resilience.retry, maxAttempts: 2, baseMs: 1 };
      const resilience = { ...policy.resilience, retry };
      await engine['policy-apply'](
        { policy: { ...policy, resilience, budget: { ...policy.budget, hardLimitUsd } } },
        signal,
      );
      const drafts = Array.from({ length: 30 }, (_, k) => ({ text: `${hard} (${k})` }));
      await engine['live-route']({ drafts }, signal);
      const again = make();
      const log = journal.reduce<SessionLog | null>(appendToLog, null);
      if (log === null) throw new Error('there is a session');
      await again['session-restore']({ log: structuredClone(log) }, signal);
      await again['live-configure'](settings, signal);
      await again['live-route']({ drafts: drafts.slice(0, 15) }, signal);
      const { reservedUsd } = await again['live-configure'](settings, signal);
      await server.close();
      total += calls;
      expect(billed(server.log)).toBeLessThanOrEqual(hardLimitUsd);
      expect(reservedUsd).toBe(0);
    }),
    { numRuns: 8 },
  );
  expect(total).toBeGreaterThan(50);
}, 60_000);

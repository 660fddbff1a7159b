import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TraceEntry } from '../../core/domain/verdict';
import type { FlightRow } from '../../core/sim/sim-driver';
import { policyArbitrary, promptsArbitrary } from '../../testing/arbitraries';
import { flySession } from '../../testing/fly-session';
import { scenarioArbitrary } from '../../testing/scenario-arbitrary';
import { RowLedger } from './row-ledger';
import type { RowDetail } from './row-ledger';

const momentary = ['budget', 'cache', 'session'];

/** What is to be kept of a flight that was read along. */
function detailOf({ result: { decision, outcome, reward } }: FlightRow): RowDetail {
  const isWhole = decision.trace.some((entry) => momentary.includes(entry.stage));
  const trace = isWhole
    ? decision.trace
    : decision.trace.filter(({ stage }) => stage === 'bandit' || stage === 'human');
  return { decision: { ...decision, trace }, outcome, reward };
}

const wordless = (trace: readonly TraceEntry[]) =>
  trace.map(({ stage, verdict: { kind }, score }) => [stage, kind, score]);
const isWorded = (trace: readonly TraceEntry[]) => trace.every(({ reason }) => reason !== '');

describe('the ledger of a run', () => {
  test('gives back every row as it was, whatever happened to it, from a flight that nobody read along', () =>
    fc.assert(
      fc.asyncProperty(promptsArbitrary(20), policyArbitrary, scenarioArbitrary, async (prompts, policy, scenario) => {
        const loud = await flySession([prompts], { policy, world: { scenario }, listener: () => () => undefined });
        const quiet = await flySession([prompts], { policy, world: { scenario } });
        const ledger = new RowLedger(quiet.telemetry, quiet.policy);
        for (const place of quiet.ended) ledger.set(quiet.rows[place]!);
        expect(prompts.map((_, row) => ledger.read(row))).toEqual(loud.rows.map(detailOf));
        expect([ledger.read(-1), ledger.read(prompts.length)]).toEqual([undefined, undefined]);
      }),
      { numRuns: 60 },
    ));

  test('flights that nobody reads along decide the same and hash the same, only without words', () =>
    fc.assert(
      fc.asyncProperty(promptsArbitrary(12), policyArbitrary, async (prompts, policy) => {
        const loud = await flySession([prompts], { policy, listener: () => () => undefined });
        const quiet = await flySession([prompts], { policy });
        expect(quiet.hash).toBe(loud.hash);
        const traces = (rows: readonly FlightRow[]) => rows.map(({ result }) => result.decision.trace);
        expect(traces(loud.rows).every(isWorded)).toBe(true);
        expect(traces(quiet.rows).map((trace) => wordless(trace).filter(([stage]) => stage !== 'rules'))).toEqual(
          traces(loud.rows).map((trace) => wordless(trace).filter(([stage]) => stage !== 'rules')),
        );
      }),
      { numRuns: 40 },
    ));
});

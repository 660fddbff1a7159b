import { describe, expect, test } from 'vitest';
import type { Policy } from '../../core/domain/policy';
import { steadyScenario } from '../../core/domain/scenario';
import { flySession } from '../../testing/fly-session';
import { sessionPolicy } from '../../testing/session-policy';
import { PotentialCache } from './potential-cache';
import type { SessionRun } from '../session/session-run';

const plain = {
  kind: 'token',
  inputUsdPerMTok: 10,
  outputUsdPerMTok: 10,
  cacheReadUsdPerMTok: null,
  cacheWriteUsdPerMTok: null,
} as const;
const prompts = Array.from({ length: 40 }, (_, k) => ({
  id: `p${k}`,
  text: `Prove the ${k}th lemma of the chapter, step by step.`,
  metadata: {},
  origin: 'typed' as const,
}));

/** What every prompt would cost at one endpoint, in the order of the session, in which that endpoint has the given terms. */
async function costsAt(endpointId: string, terms: object) {
  const base = sessionPolicy();
  const models = base.models.map((model): Policy['models'][number] => ({
    ...model,
    enabled: ['fast', 'large'].includes(model.id),
    price: { ...plain, ...terms },
  }));
  const bandit = { ...base.bandit, epsilon: 1 };
  const flown = await flySession([prompts], { policy: { ...base, models, bandit } });
  const { sim, telemetry: columns, policy, rows } = flown;
  const world = { seed: 1, scenario: steadyScenario };
  const outcome = (row: number) => rows[row]?.result.outcome;
  const run = { sim, columns, policy, world, withEmbedder: true, rows: rows.length, outcome } as unknown as SessionRun;
  const cache = new PotentialCache(() => 0);
  const costs = prompts.map((prompt) => cache.of(run).of(endpointId, prompt).costUsd);
  const billed = rows.map(({ result }) => {
    const attempts = 'attempts' in result.outcome ? result.outcome.attempts : [];
    return attempts.find((attempt) => attempt.endpointId === endpointId)?.costUsd;
  });
  return { costs, billed, servers: sim.servers, columns };
}

describe('what a prompt would have cost at a price by volume', () => {
  const tiers = [{ afterTokens: 1000, inputUsdPerMTok: 1, outputUsdPerMTok: 1 }];

  test('is what the tokens that the run had bought there by then had brought the price to', async () => {
    const listed = await costsAt('large', {});
    const { costs, billed, servers, columns } = await costsAt('large', { tiers });
    const before = prompts.map((_, row) => servers.billedTokensAt('large', columns.columns.arrivalMs[row] ?? 0));
    expect(before[0]).toBe(0);
    expect(before.at(-1)).toBeGreaterThan(1000);
    const elsewhere = prompts.map((_, row) => row).filter((row) => billed[row] === undefined);
    expect(elsewhere.length).toBeGreaterThan(10);
    for (const row of elsewhere) {
      const tokens = (listed.costs[row] ?? 0) / 10e-6;
      // 10 dollars a million up to the mark, 1 from there on.
      const atFull = Math.min(tokens, Math.max(0, 1000 - (before[row] ?? 0)));
      expect(costs[row]).toBeCloseTo(10e-6 * atFull + 1e-6 * (tokens - atFull), 12);
    }
  });

  test('is what was billed where it went there', async () => {
    const { costs, billed } = await costsAt('large', { tiers });
    const served = billed.flatMap((usd, row) => (usd === undefined ? [] : [[row, usd] as const]));
    expect(served.length).toBeGreaterThan(10);
    for (const [row, usd] of served) expect(costs[row]).toBeCloseTo(usd, 12);
  });
});

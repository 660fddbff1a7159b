import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyArbitrary, promptsArbitrary } from '../../testing/arbitraries';
import { fakeEndpoints } from '../../testing/fake-endpoints';
import { flySession } from '../../testing/fly-session';
import type { FlownSession } from '../../testing/fly-session';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import type { Telemetry } from '../domain/telemetry';
import { quantile, tailQuantile } from '../stats/quantile';
import { summarise } from './summarise';
import { toCsv } from './to-csv';

const allCloudCostUsd = (row: number): number => 0.001 * (1 + row);
const summaryOf = ({ telemetry }: FlownSession, half: 'tune' | 'report' | null = null): Telemetry =>
  summarise({ telemetry, half, endpoints: fakeEndpoints, allCloudCostUsd, overhead: [], promptsPerSecond: null });

type Line = Readonly<Record<string, string>>;

function linesOf({ telemetry }: FlownSession): readonly Line[] {
  const [header = '', ...lines] = toCsv(telemetry, 1, false, allCloudCostUsd).trimEnd().split('\r\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, k) => [names[k], cell])));
}

const sum = (lines: readonly Line[], name: string): number =>
  lines.reduce((total, line) => total + Number(line[name]), 0);
const having = (lines: readonly Line[], name: string, value: string): number =>
  lines.filter((line) => line[name] === value).length;

function failedAttempts({ result: { outcome } }: FlownSession['rows'][number]): readonly string[] {
  const attempts = 'attempts' in outcome ? outcome.attempts : [];
  return attempts.filter((attempt) => attempt.error !== undefined).map((attempt) => attempt.endpointId);
}

async function expectOfSessions(law: (flown: FlownSession, policy: Policy) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(promptsArbitrary(25), policyArbitrary, fc.nat(), async (prompts, policy, seed) => {
      law(await flySession([prompts], { policy, seed }), policy);
    }),
    { numRuns: 60 },
  );
}

/** Every tile again, from the exported lines alone. */
function tilesOf(lines: readonly Line[]): unknown {
  const n = lines.length;
  const routed = lines.filter((line) => line['tier'] !== 'none');
  const called = lines.filter((line) => line['endpoint_tier'] !== '');
  const labelled = lines.filter((line) => line['label'] !== '');
  const latencies = lines.filter((line) => line['outcome'] === 'completed').map((line) => Number(line['latency_ms']));
  latencies.sort((a, b) => a - b);
  const [cost, tokens] = [sum(lines, 'cost_usd'), sum(lines, 'input_tokens') + sum(lines, 'output_tokens')];
  return {
    routed: n,
    localShare: {
      value: called.length === 0 ? null : having(called, 'endpoint_tier', 'local') / called.length,
      n: called.length,
    },
    costUsd: cost,
    usdPerThousandRequests: (1000 * cost) / n,
    usdPerMillionTokens: tokens === 0 ? null : (1e6 * cost) / tokens,
    allCloudUsdPerThousandRequests: (1000 * sum(lines, 'all_cloud_usd')) / n,
    latency: { n: latencies.length, p50: quantile(latencies, 0.5), p95: tailQuantile(latencies, 0.95) },
    accuracy: {
      value: labelled.length === 0 ? null : having(labelled, 'acceptable', 'true') / labelled.length,
      n: labelled.length,
    },
    privacy: { sensitive: having(lines, 'sensitive', 'true'), leaked: having(lines, 'leaked', 'true') },
    failovers: having(lines, 'failed_over', 'true'),
    failed: having(lines, 'outcome', 'failed'),
    blocked: having(lines, 'outcome', 'blocked'),
    explored: having(lines, 'crossed', 'true'),
    randomDraws: { value: routed.length === 0 ? null : having(lines, 'random_draw', 'true') / routed.length },
    tokens: { input: sum(lines, 'input_tokens'), output: sum(lines, 'output_tokens') },
  };
}

describe('the summary', () => {
  test('every tile can be recomputed from the CSV', () =>
    expectOfSessions((flown) => {
      expect(summaryOf(flown)).toMatchObject(tilesOf(linesOf(flown)) as object);
    }));

  test('endpoints and deciding stages add up to the whole', () =>
    expectOfSessions((flown, policy) => {
      const { costUsd, decidedBy, endpoints, routed, failovers } = summaryOf(flown);
      const over = (of: (endpoint: Telemetry['endpoints'][number]) => number): number =>
        endpoints.reduce((total, endpoint) => total + of(endpoint), 0);
      // What people took is nobody's endpoint.
      const people = (decidedBy.human ?? 0) * policy.human.usd;
      expect(over((endpoint) => endpoint.costUsd ?? Number.NaN) + people).toBeCloseTo(costUsd, 10);
      expect(Object.values(decidedBy).reduce((total, count) => total + count, 0)).toBe(routed);
      expect(over((endpoint) => endpoint.errors)).toBeGreaterThanOrEqual(failovers);
    }));

  test('an endpoint’s pulls and mean reward are those the bandit learned', () =>
    expectOfSessions(({ sim, ...flown }, policy) => {
      for (const { endpointId, pulls, errors, meanReward } of summaryOf({ ...flown, sim }).endpoints) {
        const arm = sim.arms.arm(endpointId);
        expect([endpointId, pulls]).toEqual([endpointId, arm.pulls]);
        if (policy.bandit.frozen) continue;
        // An arm that forgets knows less than the rows.
        if (policy.bandit.discount === 1) expect(meanReward ?? -1).toBeCloseTo(arm.meanReward ?? -1, 12);
        expect(errors).toBe(flown.rows.flatMap(failedAttempts).filter((id) => id === endpointId).length);
      }
    }));

  test('counts all but the tuning half when asked to, own prompts included', async () => {
    const prompts = ['hello', 'prove this theorem', 'tell a joke', 'my own'].map((text, k): Prompt => ({
      id: `p${k}`,
      text,
      metadata: {},
      origin: 'sample',
      ...(k === 3 ? {} : { split: k % 2 === 0 ? 'tune' : 'report' }),
    }));
    const flown = await flySession([prompts]);
    const routed = [null, 'tune', 'report'].map((half) => summaryOf(flown, half as 'tune' | 'report' | null).routed);
    expect(routed).toEqual([4, 2, 2]);
    const { costUsd } = flown.telemetry.columns;
    expect(summaryOf(flown, 'report').costUsd).toBe(costUsd[1]! + costUsd[3]!);
  });

  test('of nothing is nulls, not zeros', async () => {
    const { localShare, usdPerThousandRequests, usdPerMillionTokens, latency, accuracy, trend } = summaryOf(
      await flySession([]),
    );
    expect([localShare.value, usdPerThousandRequests, usdPerMillionTokens, latency.p50, accuracy.value]).toEqual(
      Array.from({ length: 5 }, () => null),
    );
    expect(trend.localShare).toEqual([]);
  });

  test('a card number that the gate let through counts as leaked', async () => {
    const prompt: Prompt = {
      id: 'p',
      text: `prove this theorem, ${'prove this theorem '.repeat(3)} 4111 1111 1111 1111`,
      metadata: {},
      origin: 'typed',
    };
    const privacy = async (overrides: Prompt['overrides']) =>
      summaryOf(await flySession([[{ ...prompt, ...(overrides === undefined ? {} : { overrides }) }]])).privacy;
    expect(await privacy(undefined)).toEqual({ sensitive: 1, leaked: 0, basis: 'detected' });
    expect(await privacy(['privacy'])).toEqual({ sensitive: 1, leaked: 1, basis: 'detected' });
  });
});

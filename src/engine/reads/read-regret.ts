import type { Endpoint } from '../../core/domain/endpoint';
import type { RegretEvidence, RegretPlayer } from '../../core/domain/regret-evidence';
import { featuresOf } from '../../core/features/features-of';
import { banditFeatures } from '../../core/pillars/bandit-features';
import { splitChoice } from '../../core/pillars/local-split';
import { rewardFor } from '../../core/pillars/reward-of';
import { callUnder } from '../../core/sim/call-under';
import { RandomStreams } from '../../core/sim/rng';
import { callMs } from '../../core/sim/under-conditions';
import { playSession, regretCurve } from '../../core/stats/play-session';
import type { PlayedRow } from '../../core/stats/play-session';
import { endpointsOn } from '../baselines/potential-cache';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';

const algorithms = ['epsilon-greedy', 'ucb1', 'thompson', 'linucb'] as const;
/** A longer session is played by its first requests. */
const mostRows = 1000;
const mostPoints = 60;

/**
 * Plays the session's endpoint choices again on paired seeds by every algorithm and at random: the decided tiers and the
 * arrivals stay, what the endpoints bring is drawn anew. Throws `cancelled`.
 */
export async function readRegret(
  run: SessionRun,
  seeds: number,
  now: () => number,
  signal: AbortSignal,
): Promise<RegretEvidence> {
  const slicer = new Slicer(now, signal);
  const { bandit } = run.policy.policy;
  const asked = gameRows(run);
  const at = pointsOf(asked.length);
  const players: readonly RegretPlayer[] = [
    bandit.algorithm,
    'random',
    ...algorithms.filter((one) => one !== bandit.algorithm),
  ];
  const games = new Map<RegretPlayer, Float64Array[]>(players.map((player) => [player, []]));
  for (let seed = 1; seed <= seeds; seed += 1) {
    const rows = await playedRows(run, asked, seed, slicer);
    for (const player of players) {
      const game = playSession(player, rows, bandit, new RandomStreams(seed), at);
      let step = game.next();
      while (step.done !== true) {
        await slicer.pause();
        step = game.next();
      }
      games.get(player)?.push(step.value);
    }
  }
  const random = games.get('random') ?? [];
  const streams = new RandomStreams(run.world.seed);
  const curves = players.map((player) => regretCurve(player, games.get(player) ?? [], random, streams));
  return { seeds, rows: asked.length, at, curves };
}

/** Rows that a bandit chose for, with the endpoints that it could take. */
function gameRows(run: SessionRun): readonly { readonly row: number; readonly arms: readonly Endpoint[] }[] {
  const on = endpointsOn(run);
  const rows = Array.from({ length: Math.min(run.rows, mostRows) }, (_, row) => row);
  return rows.flatMap((row) => {
    const tier = run.columns.decidedTier(row);
    const arms = on.filter((endpoint) => endpoint.tier === tier);
    const index = run.columns.columns.complexityIndex[row] ?? 0;
    // What the split of the local tier named, no bandit chose.
    if (tier === 'local' && splitChoice(index, run.policy, run.policy.endpointIdsOf('local', row)) !== null) return [];
    return arms.length === 0 ? [] : [{ row, arms }];
  });
}

function pointsOf(rows: number): readonly number[] {
  const count = Math.min(mostPoints, rows);
  return [...new Set(Array.from({ length: count }, (_, k) => Math.round(((k + 1) * rows) / count)))];
}

/** What every endpoint would bring under another seed, at the time at which the request came, incidents included. */
async function playedRows(
  run: SessionRun,
  asked: ReturnType<typeof gameRows>,
  seed: number,
  slicer: Slicer,
): Promise<readonly PlayedRow[]> {
  const calls = { ...run.sim.calls, streams: new RandomStreams(seed) };
  const { objective } = run.policy.policy;
  const { columns, prompts } = run.columns;
  const played: PlayedRow[] = [];
  for (const { row, arms } of asked) {
    const prompt = prompts[row];
    if (prompt === undefined) continue;
    const atMs = columns.arrivalMs[row] ?? 0;
    const replies = arms.map(
      (endpoint) => callUnder(prompt, endpoint, 0, { request: row, nowMs: atMs }, calls, run.world.scenario).reply,
    );
    const latenciesMs = replies.map((reply) => callMs(reply));
    const rewards = replies.map((reply, place) =>
      reply.ok ? rewardFor({ ...reply, latencyMs: latenciesMs[place] ?? 0 }, objective).value : 0,
    );
    const features = banditFeatures(featuresOf(prompt), columns.complexityIndex[row] ?? 0);
    played.push({ atMs, features, arms: arms.map(({ id }) => id), rewards, latenciesMs });
    await slicer.pause();
  }
  return played;
}

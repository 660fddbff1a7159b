import type { Decision } from '../domain/decision';
import type { EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';
import type { RandomStream } from '../sim/rng';
import type { Arm, ArmTable } from './arm-table';

/** Which endpoint the bandit took, how, and with what probability exactly this one would be taken, 0..1. */
export interface Pick {
  readonly endpointId: EndpointId;
  readonly draw: Decision['draw'];
  readonly propensity: number;
  /** The rest, best first: who is tried next if this one fails. */
  readonly others: readonly EndpointId[];
}

/**
 * Picks among candidates by epsilon-greedy (Sutton and Barto, Reinforcement Learning, 2nd ed., section 2.2).
 * An endpoint that was never pulled counts as the best, so that a new one is tried at once; ties go to the earlier candidate.
 * `candidates` must not be empty. A frozen bandit never draws at random.
 */
export function pickEndpoint(
  candidates: readonly EndpointId[],
  arms: ArmTable,
  settings: Policy['bandit'],
  stream: RandomStream,
): Pick {
  const ranked = rankArms(candidates, arms).map((arm) => arm.endpointId);
  const best = ranked[0];
  if (best === undefined) throw new Error('pickEndpoint needs at least one candidate');
  if (ranked.length === 1) return { endpointId: best, draw: 'none', propensity: 1, others: [] };

  const epsilon = settings.frozen ? 0 : settings.epsilon;
  const drawsAtRandom = stream.uniform() < epsilon;
  const position = drawsAtRandom ? Math.floor(stream.uniform() * ranked.length) : 0;
  const endpointId = ranked[position] ?? best;
  const propensity = epsilon / ranked.length + (endpointId === best ? 1 - epsilon : 0);
  return {
    endpointId,
    draw: drawsAtRandom ? 'random' : 'greedy',
    propensity,
    others: ranked.filter((id) => id !== endpointId),
  };
}

/** The candidates' arms, best first: never pulled ones, then by mean reward; those still waiting for a first reward come last. */
export function rankArms(candidates: readonly EndpointId[], arms: ArmTable): readonly Arm[] {
  return candidates
    .map((endpointId) => arms.arm(endpointId))
    .map((arm, order) => ({ arm, order, worth: worthOf(arm) }))
    .sort((a, b) => b.worth - a.worth || a.order - b.order)
    .map(({ arm }) => arm);
}

function worthOf(arm: Arm): number {
  if (arm.pulls === 0) return Number.POSITIVE_INFINITY;
  // Pulled but not answered yet: without this it would be pulled again and again until its first answer is in.
  return arm.meanReward ?? 0;
}

import type { Decision } from '../domain/decision';
import type { EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';
import { log } from '../sim/deterministic-math';
import type { RandomStream } from '../sim/rng';
import type { Arm, ArmReader } from './arm-table';
import { sampleBeta } from './sample-beta';

/** Which arm an algorithm takes and how it ranks them all, best first. */
export interface ArmChoice {
  readonly endpointId: EndpointId;
  readonly draw: Decision['draw'];
  readonly ranked: readonly EndpointId[];
}

type Settings = Policy['bandit'];

/** Width of LinUCB's confidence: about the standard deviation of rewards. */
const LINUCB_ALPHA = 0.3;

/**
 * The arm that the policy's algorithm takes among candidates, which must not be empty; ties go to the earlier one. A frozen
 * bandit takes the best expected reward. Epsilon-greedy: Sutton and Barto, Reinforcement Learning, 2nd ed., 2.2; UCB1: P. Auer et al.
 * 2002, on discounted counts as in A. Garivier and E. Moulines 2011; Thompson: Beta posteriors, fractional rewards as counts.
 */
export function chooseArm(
  candidates: readonly EndpointId[],
  arms: ArmReader,
  settings: Settings,
  stream: RandomStream,
  features: readonly number[],
): ArmChoice {
  const greedy = rankArms(candidates, arms);
  const best = greedy[0];
  if (best === undefined) throw new Error('chooseArm needs at least one candidate');
  if (greedy.length === 1) return { endpointId: best, draw: 'none', ranked: greedy };
  if (settings.frozen) return { endpointId: best, draw: 'greedy', ranked: greedy };
  switch (settings.algorithm) {
    case 'epsilon-greedy': {
      const drawsAtRandom = stream.uniform() < settings.epsilon;
      const place = drawsAtRandom ? Math.floor(stream.uniform() * greedy.length) : 0;
      return { endpointId: greedy[place] ?? best, draw: drawsAtRandom ? 'random' : 'greedy', ranked: greedy };
    }
    case 'ucb1':
      return top(ranked(candidates, ucbIndexes(candidates.map((id) => arms.arm(id)))), best, 'greedy');
    case 'linucb':
      return top(ranked(candidates, linearIndexes(candidates, arms, features)), best, 'greedy');
    case 'thompson':
      return top(samplePosteriors(candidates, arms, stream), best, 'sampled');
  }
}

/** The candidates by one draw from each arm's posterior, best first. */
export function samplePosteriors(
  candidates: readonly EndpointId[],
  arms: ArmReader,
  stream: RandomStream,
): readonly EndpointId[] {
  const draws = candidates.map((id): number => {
    const arm = arms.arm(id);
    const weight = arm.weight + (arm.prior?.weight ?? 0);
    const good = weight * (arm.expectedReward ?? 0);
    return sampleBeta(stream, 1 + good, 1 + Math.max(0, weight - good));
  });
  return ranked(candidates, draws);
}

/**
 * The candidates by expected reward, best first. Without a prior never pulled ones lead, and those still waiting for a first
 * reward come last.
 */
export function rankArms(candidates: readonly EndpointId[], arms: ArmReader): readonly EndpointId[] {
  const worths = candidates.map((id): number => {
    const arm = arms.arm(id);
    // Pulled but not answered yet: without this it would be pulled again and again until its first answer is in.
    return arm.expectedReward ?? (arm.pending === 0 ? Number.POSITIVE_INFINITY : 0);
  });
  return ranked(candidates, worths);
}

/** LinUCB's index; an arm of which nothing is known is tried at once, unless it is being tried. */
function linearIndexes(
  candidates: readonly EndpointId[],
  arms: ArmReader,
  features: readonly number[],
): readonly number[] {
  return candidates.map((id) => {
    const { expectedReward, pending } = arms.arm(id);
    if (expectedReward === null) return pending === 0 ? Number.POSITIVE_INFINITY : 0;
    return arms.linearIndex(id, features, LINUCB_ALPHA);
  });
}

/** Mean plus the root of 2 ln N / n; calls whose reward is still out count as made, so that they are not made again at once. */
function ucbIndexes(arms: readonly Arm[]): readonly number[] {
  const counts = arms.map((arm) => arm.weight + (arm.prior?.weight ?? 0) + arm.pending);
  const logTotal = log(
    Math.max(
      1,
      counts.reduce((sum, count) => sum + count, 0),
    ),
  );
  return arms.map((arm, place) => {
    const count = counts[place] ?? 0;
    if (count === 0 || (arm.pulls === 0 && arm.prior === null)) return Number.POSITIVE_INFINITY;
    return (arm.expectedReward ?? 0) + Math.sqrt((2 * logTotal) / count);
  });
}

/** The candidates by what each is worth, best first; ties keep their order. */
function ranked(candidates: readonly EndpointId[], worths: readonly number[]): readonly EndpointId[] {
  const order = [...candidates];
  const sorted = [...worths];
  // Each moves up past those that are worth less: a handful, for which `sort` takes several times as long.
  for (const [place, id] of candidates.entries()) {
    const worth = worths[place] ?? 0;
    let at = place;
    for (; at > 0 && (sorted[at - 1] ?? 0) < worth; at -= 1) {
      order[at] = order[at - 1] ?? id;
      sorted[at] = sorted[at - 1] ?? 0;
    }
    order[at] = id;
    sorted[at] = worth;
  }
  return order;
}

function top(order: readonly EndpointId[], otherwise: EndpointId, draw: Decision['draw']): ArmChoice {
  return { endpointId: order[0] ?? otherwise, draw, ranked: order };
}

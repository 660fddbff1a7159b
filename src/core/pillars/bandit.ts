import type { Decision } from '../domain/decision';
import type { EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';
import type { RandomStream } from '../sim/rng';
import type { ArmReader } from './arm-table';
import { chooseArm, samplePosteriors } from './choose-arm';
import type { ArmChoice } from './choose-arm';

/** Which endpoint the bandit took, how, and with what probability exactly this one would be taken, 0..1. */
export interface Pick {
  readonly endpointId: EndpointId;
  readonly draw: Decision['draw'];
  readonly propensity: number;
  /** The rest, best first: who is tried next if this one fails. */
  readonly others: readonly EndpointId[];
}

/** Draws by which Thompson sampling's propensity is estimated. */
const PROPENSITY_DRAWS = 48;

/**
 * Picks among candidates by the policy's algorithm. An endpoint of which nothing is believed and that was never pulled is
 * tried at once (Thompson sampling gives it a flat prior instead); ties go to the earlier candidate. `candidates` must not be empty. A frozen bandit never
 * explores. `features` is the prompt as LinUCB sees it.
 */
export function pickEndpoint(
  candidates: readonly EndpointId[],
  arms: ArmReader,
  settings: Policy['bandit'],
  stream: RandomStream,
  features: readonly number[] = [1],
): Pick {
  const choice = chooseArm(candidates, arms, settings, stream, features);
  return {
    endpointId: choice.endpointId,
    draw: choice.draw,
    propensity: propensityOf(choice, candidates, arms, settings, stream),
    others: choice.ranked.filter((id) => id !== choice.endpointId),
  };
}

/** Exact for the algorithms that draw uniformly or not at all; for Thompson sampling the share of repeated draws, never 0. */
function propensityOf(
  { endpointId, draw, ranked }: ArmChoice,
  candidates: readonly EndpointId[],
  arms: ArmReader,
  settings: Policy['bandit'],
  stream: RandomStream,
): number {
  if (draw === 'sampled') {
    let wins = 1;
    for (let k = 0; k < PROPENSITY_DRAWS; k += 1)
      wins += Number(samplePosteriors(candidates, arms, stream)[0] === endpointId);
    return wins / (PROPENSITY_DRAWS + candidates.length);
  }
  if (settings.algorithm !== 'epsilon-greedy' || settings.frozen || ranked.length === 1) return 1;
  return settings.epsilon / ranked.length + (endpointId === ranked[0] ? 1 - settings.epsilon : 0);
}

import type { TierDecision } from './cascade';
import { turnName } from './conversations/turn-name';
import type { EndpointId } from './domain/endpoint';
import type { Prompt } from './domain/prompt';
import type { StageId } from './domain/verdict';
import type { FlightContext } from './flight-context';
import type { ArmReader } from './pillars/arm-table';
import type { Pick as ArmPick } from './pillars/bandit';
import { rankArms } from './pillars/choose-arm';
import { splitChoice } from './pillars/local-split';
import { exp } from './sim/deterministic-math';

/** The 95th percentile of the standard normal distribution. */
const Z95 = 1.645;

/** A choice that no arm was drawn for. */
export interface SettledPick extends ArmPick {
  readonly by: StageId;
  /** Why it is this one, after its name, as "stays on it". */
  readonly how: string;
}

/**
 * The endpoint that is settled before the bandit is asked: the one that a route names, the fastest for an urgent request, the
 * one that answered the turns before, the one that the split of the local tier names, one that wants to be probed. Null where
 * the bandit is free.
 */
export function settledPick(
  prompt: Prompt,
  tierDecision: TierDecision,
  candidates: readonly EndpointId[],
  arms: ArmReader,
  context: FlightContext,
): SettledPick | null {
  return (
    mappedPick(tierDecision, candidates, arms) ??
    urgentPick(prompt, candidates, context) ??
    stayPick(prompt, tierDecision, candidates, arms, context) ??
    splitPick(tierDecision, candidates, arms, context) ??
    probePick(prompt, candidates, arms, context)
  );
}

/** Who answered the turn before, while its conversation sticks and stays in the tier; null where nobody did. */
export function stayingEndpoint(
  { tier, turn, standing }: Pick<TierDecision, 'tier' | 'turn' | 'standing'>,
  { policy }: FlightContext,
): EndpointId | null {
  const sticks = policy.policy.conversation.stickTurns > 0 && turn !== null && standing?.tier === tier;
  return sticks ? standing.endpointId : null;
}

/** A route of the user's names the model. */
function mappedPick({ mapped }: TierDecision, candidates: readonly EndpointId[], arms: ArmReader): SettledPick | null {
  if (mapped === null || !candidates.includes(mapped)) return null;
  const others = rankArms(candidates, arms).filter((id) => id !== mapped);
  return { endpointId: mapped, draw: 'none', propensity: 1, others, by: 'rules', how: 'a route of yours names it' };
}

/** Urgent requests take the endpoint with the lowest p95 to the first token, measured in this session or by the catalogue, where the policy says so. */
function urgentPick(prompt: Prompt, candidates: readonly EndpointId[], context: FlightContext): SettledPick | null {
  const { endpoints, policy } = context.policy;
  if (!policy.resilience.urgentToFastest || prompt.metadata.priority !== 'high') return null;
  const p95 = (id: EndpointId): number => {
    const latency = endpoints.get(id)?.latency;
    const measured = context.dispatch.firstTokenP95(id);
    if (measured !== null) return measured;
    return latency === undefined ? Number.POSITIVE_INFINITY : latency.ttftMedianMs * exp(Z95 * latency.ttftSigma);
  };
  const [fastest, ...others] = [...candidates].sort((a, b) => p95(a) - p95(b));
  if (fastest === undefined) return null;
  const mark = context.dispatch.firstTokenP95(fastest) === null ? '≈' : '';
  const how = `urgent, lowest p95 to the first token of ${candidates.length}: ${mark}${Math.round(p95(fastest))} ms`;
  return { endpointId: fastest, draw: 'none', propensity: 1, others, by: 'bandit', how };
}

/** A conversation stays where its provider knows it: its prompt cache is there. */
function stayPick(
  prompt: Prompt,
  tierDecision: TierDecision,
  candidates: readonly EndpointId[],
  arms: ArmReader,
  context: FlightContext,
): SettledPick | null {
  const endpointId = stayingEndpoint(tierDecision, context);
  if (endpointId === null || tierDecision.turn === null || !candidates.includes(endpointId)) return null;
  const others = rankArms(candidates, arms).filter((id) => id !== endpointId);
  const how = `stays on it, ${turnName(prompt, tierDecision.turn.turn)}`;
  return { endpointId, draw: 'none', propensity: 1, others, by: 'session', how };
}

/** Simple local work goes to one model, medium to another, where the policy splits it; where the one meant cannot serve, the bandit picks. */
function splitPick(
  { complexity }: TierDecision,
  candidates: readonly EndpointId[],
  arms: ArmReader,
  { policy }: FlightContext,
): SettledPick | null {
  const choice = splitChoice(complexity.index, policy, candidates);
  if (choice === null) return null;
  const others = rankArms(candidates, arms).filter((id) => id !== choice.endpointId);
  return { ...choice, draw: 'none', propensity: 1, others, by: 'complexity' };
}

/** An endpoint whose breaker waits for its probe takes the next request, unless that is urgent; nobody else gets it back. */
function probePick(
  prompt: Prompt,
  candidates: readonly EndpointId[],
  arms: ArmReader,
  context: FlightContext,
): SettledPick | null {
  if (prompt.metadata.priority === 'high' || candidates.length < 2) return null;
  const { resilience } = context.policy.policy;
  const now = context.nowMs();
  const endpointId = candidates.find((id) => context.dispatch.wantsProbe(id, now, resilience));
  if (endpointId === undefined) return null;
  const others = rankArms(candidates, arms).filter((id) => id !== endpointId);
  return { endpointId, draw: 'probe', propensity: 1, others, by: 'bandit', how: 'probes whether it is back' };
}

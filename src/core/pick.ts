import type { TierDecision } from './cascade';
import { moveAhead } from './move-ahead';
import { fallbackChain } from './dispatch/fallback-chain';
import type { Hindrance } from './dispatch/hindrance';
import { hinderedBy } from './dispatch/servers-of';
import type { EndpointId } from './domain/endpoint';
import type { Prompt, Tier } from './domain/prompt';
import type { StageId } from './domain/verdict';
import type { FlightContext } from './flight-context';
import { pickEndpoint } from './pillars/bandit';
import type { Arm, ArmReader } from './pillars/arm-table';
import type { Pick } from './pillars/bandit';
import { settledPick, stayingEndpoint } from './settled-pick';

/** The bandit's choice, with who is asked next and how the candidates' arms stood. */
export interface CrossedPick extends Pick {
  /** The bandit, unless the conversation stays where it is. */
  readonly by: StageId;
  /** Why it is this one, where no arm was drawn for it. */
  readonly how?: string;
  readonly crossed: boolean;
  /** It goes to the other tier ahead of a load that is foreseen. */
  readonly movedAhead?: true;
  /** Nobody of the decided tier was on and free. */
  readonly tierIsEmpty: boolean;
  readonly leftOut: readonly LeftOut[];
  readonly fallbacks: readonly EndpointId[];
  readonly arms: readonly ArmState[];
}

/** An arm as far as a decision's trace shows it; what is expected of it only where it had no reward. */
export type ArmState = Omit<Arm, 'rewards' | 'pending' | 'weight' | 'prior' | 'answers'>;

/** The bandit's choice within the decided tier, or across it within the exploration budget; null when nobody may serve. */
export function pick(
  prompt: Prompt,
  tierDecision: TierDecision,
  features: readonly number[],
  arms: ArmReader,
  context: FlightContext,
): CrossedPick | null {
  const { tier, allowed } = tierDecision;
  if (tier === null || allowed.size === 0) return null;
  const { resilience } = context.policy.policy;
  const leftOut: LeftOut[] = [];
  const on = (which: Tier): readonly EndpointId[] => {
    const free: EndpointId[] = [];
    for (const id of context.policy.endpointIdsOf(which, context.request)) {
      if (!allowed.has(id)) continue;
      const hindered = hinderedBy(id, prompt, 0, context);
      if (hindered === null) free.push(id);
      else leftOut.push({ id, hindered });
    }
    return free;
  };
  const own = withRoom(on(tier), context);
  const other = withRoom(on(tier === 'local' ? 'cloud' : 'local'), context);
  const stays = stayingEndpoint(tierDecision, context);
  const budget = stays !== null && own.includes(stays) ? 0 : crossingBudget(tierDecision, own, other, context);
  const crossed = budget > 0 && context.streams.stream('prompt', prompt.id, 'cross').uniform() < budget;
  const chosenFrom = crossed || own.length === 0 ? other : own;
  const candidates = prompt.metadata.priority === 'high' ? withoutProbes(chosenFrom, context) : chosenFrom;
  if (candidates.length === 0) return null;

  const settings = context.policy.policy.bandit;
  const settled = settledPick(prompt, tierDecision, candidates, arms, context);
  const picked =
    settled ?? pickEndpoint(candidates, arms, settings, context.streams.stream('prompt', prompt.id, 'arm'), features);
  const ahead = crossed ? null : moveAhead(prompt, tierDecision, picked.endpointId, other, context);
  if (ahead !== null) return movedPick(prompt, picked.endpointId, ahead, own, other, leftOut, features, arms, context);
  const rest = chosenFrom === own ? other : own;
  const { how } = settled ?? {};
  // Field by field, as everything that a flight makes: a property after a spread costs a call into the engine (bench:sim).
  const crossedPick = {
    endpointId: picked.endpointId,
    draw: picked.draw,
    others: picked.others,
    by: settled?.by ?? 'bandit',
    crossed,
    propensity: picked.propensity * (crossed ? budget : 1 - budget),
    fallbacks: fallbackChain(picked.endpointId, picked.others, rest, context.policy.endpoints, resilience),
    tierIsEmpty: own.length === 0,
    leftOut,
    arms: candidates.map((id) => arms.arm(id)),
  };
  return how === undefined ? crossedPick : { ...crossedPick, how };
}

/** The bandit's choice of the other tier for a request that is moved ahead of a load. */
function movedPick(
  prompt: Prompt,
  from: EndpointId,
  use: number,
  own: readonly EndpointId[],
  other: readonly EndpointId[],
  leftOut: readonly LeftOut[],
  features: readonly number[],
  arms: ArmReader,
  context: FlightContext,
): CrossedPick {
  const { bandit, resilience } = context.policy.policy;
  const stream = context.streams.stream('prompt', prompt.id, 'arm-ahead');
  const picked = pickEndpoint(other, arms, bandit, stream, features);
  const label = context.policy.endpoints.get(from)?.label ?? from;
  return {
    ...picked,
    by: 'bandit',
    how: `moved ahead of the load, ${label} foreseen at ${Math.round(100 * use)} % of its places`,
    movedAhead: true,
    crossed: false,
    fallbacks: fallbackChain(picked.endpointId, picked.others, own, context.policy.endpoints, resilience),
    tierIsEmpty: false,
    leftOut,
    arms: other.map((id) => arms.arm(id)),
  };
}

/** An urgent request is nobody's probe while somebody else can serve it. */
function withoutProbes(ids: readonly EndpointId[], { dispatch, policy, nowMs }: FlightContext): readonly EndpointId[] {
  const now = nowMs();
  const healthy = ids.filter((id) => !dispatch.wantsProbe(id, now, policy.policy.resilience));
  return healthy.length === 0 ? ids : healthy;
}

/** A flat plan takes so many requests at once and has the rest wait: who is full is left out, unless all are. */
function withRoom(ids: readonly EndpointId[], { policy, dispatch }: FlightContext): readonly EndpointId[] {
  const { placesOfPlan } = policy;
  if (placesOfPlan.size === 0) return ids;
  const free = ids.filter((id) => dispatch.inFlight(id) < (placesOfPlan.get(id) ?? Number.POSITIVE_INFINITY));
  return free.length === 0 ? ids : free;
}

/** Never after a rule, a gate or a cache, never without both tiers, never when frozen; off in live use unless asked for. */
function crossingBudget(
  tierDecision: TierDecision,
  own: readonly EndpointId[],
  other: readonly EndpointId[],
  context: FlightContext,
): number {
  const { bandit } = context.policy.policy;
  const { decidedBy } = tierDecision;
  const scored = decidedBy === 'semantic' || decidedBy === 'complexity' || decidedBy === 'judge';
  if (!scored || bandit.frozen || context.live || own.length === 0 || other.length === 0) return 0;
  if (tierDecision.trace.some((entry) => entry.verdict.kind === 'veto')) return 0;
  return bandit.crossingBudget;
}

/** An endpoint that may serve and is not asked right now. */
export interface LeftOut {
  readonly id: EndpointId;
  readonly hindered: Hindrance;
}

import type { TierDecision } from './cascade';
import { fallbackChain } from './dispatch/fallback-chain';
import type { Hindrance } from './dispatch/hindrance';
import { serversOf } from './dispatch/servers-of';
import type { EndpointId } from './domain/endpoint';
import type { Prompt, Tier } from './domain/prompt';
import type { Evidence, StageId, TraceEntry } from './domain/verdict';
import type { FlightContext } from './flight-context';
import type { Arm } from './pillars/arm-table';
import { pickEndpoint } from './pillars/bandit';
import type { Pick } from './pillars/bandit';
import { settledPick, stayingEndpoint } from './settled-pick';
import type { SettledPick } from './settled-pick';

/** The bandit's choice, with who is asked next and its line in the trace. */
export interface CrossedPick extends Pick {
  /** The bandit, unless the conversation stays where it is. */
  readonly by: StageId;
  readonly crossed: boolean;
  readonly fallbacks: readonly EndpointId[];
  readonly entry: TraceEntry;
}

/** The bandit's choice within the decided tier, or across it within the exploration budget; null when nobody may serve. */
export function pick(
  prompt: Prompt,
  tierDecision: TierDecision,
  features: readonly number[],
  context: FlightContext,
): CrossedPick | null {
  const { tier, allowed } = tierDecision;
  if (tier === null || allowed.size === 0) return null;
  const { resilience } = context.policy.policy;
  const leftOut: LeftOut[] = [];
  const on = (which: Tier): readonly EndpointId[] =>
    context.policy.endpointIdsOf(which, context.request).filter((id) => {
      const hindered = allowed.has(id) ? serversOf(id, prompt, 0, context).hindered : null;
      if (hindered !== null) leftOut.push({ id, hindered });
      return allowed.has(id) && hindered === null;
    });
  const own = withRoom(on(tier), context);
  const other = withRoom(on(tier === 'local' ? 'cloud' : 'local'), context);
  const stays = stayingEndpoint(tierDecision, context);
  const budget = stays !== null && own.includes(stays) ? 0 : crossingBudget(tierDecision, own, other, context);
  const crossed = budget > 0 && context.streams.stream(`prompt/${prompt.id}/cross`).uniform() < budget;
  const chosenFrom = crossed || own.length === 0 ? other : own;
  const candidates = prompt.metadata.priority === 'high' ? withoutProbes(chosenFrom, context) : chosenFrom;
  if (candidates.length === 0) return null;

  const settings = context.policy.policy.bandit;
  const settled = settledPick(prompt, tierDecision, candidates, context);
  const picked =
    settled ??
    pickEndpoint(candidates, context.arms, settings, context.streams.stream(`prompt/${prompt.id}/arm`), features);
  const rest = chosenFrom === own ? other : own;
  return {
    ...picked,
    by: settled?.by ?? 'bandit',
    crossed,
    propensity: picked.propensity * (crossed ? budget : 1 - budget),
    fallbacks: fallbackChain(picked.endpointId, picked.others, rest, context.policy.endpoints, resilience),
    entry: banditEntry(picked, candidates, { crossed, tierIsEmpty: own.length === 0, tier, leftOut }, context),
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
  const free = ids.filter((id) => {
    const price = policy.endpoints.get(id)?.price;
    return price?.kind !== 'flat' || dispatch.inFlight(id) < price.concurrency;
  });
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
  const scored = ['semantic', 'complexity', 'judge'].includes(tierDecision.decidedBy);
  const removed = tierDecision.trace.some((entry) => entry.verdict.kind === 'veto');
  if (!scored || removed || bandit.frozen || context.live || own.length === 0 || other.length === 0) return 0;
  return bandit.crossingBudget;
}

/** An endpoint that may serve and is not asked right now. */
interface LeftOut {
  readonly id: EndpointId;
  readonly hindered: Hindrance;
}

/** What the bandit's line says beside its choice. */
interface Circumstances {
  readonly crossed: boolean;
  readonly tierIsEmpty: boolean;
  readonly tier: Tier;
  readonly leftOut: readonly LeftOut[];
}

const hindranceNames: Readonly<Record<Hindrance, string>> = {
  'circuit-open': 'breaker open',
  overloaded: 'full',
  'budget-spent': 'budget spent',
  'flagged-out': 'outage flag',
};

function banditEntry(
  picked: Pick | SettledPick,
  candidates: readonly EndpointId[],
  { crossed, tierIsEmpty, tier, leftOut }: Circumstances,
  context: FlightContext,
): TraceEntry {
  const label = (id: EndpointId): string => context.policy.endpoints.get(id)?.label ?? id;
  const arms = candidates.map((id) => context.arms.arm(id));
  const chosen = context.arms.arm(picked.endpointId);
  const mean = rewardText(chosen);
  const drawn = {
    greedy: `best arm of ${candidates.length}`,
    random: `drawn at random (ε ${context.policy.policy.bandit.epsilon})`,
    none: 'the only arm',
    sampled: `best draw of ${candidates.length}`,
    probe: 'probes whether it is back',
  }[picked.draw];
  const how = 'how' in picked ? picked.how : drawn;
  const why = crossed
    ? ' Crossed the tier within the exploration budget.'
    : tierIsEmpty
      ? ` No ${tier} endpoint is on and free.`
      : '';
  const names = leftOut.map(({ id, hindered }) => `${label(id)} (${hindranceNames[hindered]})`);
  const without = names.length === 0 ? '' : ` Left out: ${names.join(', ')}.`;
  const evidence: Evidence[] = arms.map((arm) => ({
    kind: 'arm',
    endpointId: arm.endpointId,
    meanReward: arm.meanReward ?? 0,
    pulls: arm.pulls,
  }));
  return {
    stage: 'bandit',
    verdict: { kind: 'select', endpointId: picked.endpointId, confidence: picked.propensity },
    reason: `${label(picked.endpointId)}: ${how}, ${mean}.${why}${without}`,
    evidence,
  };
}

function rewardText({ meanReward, expectedReward }: Arm): string {
  if (meanReward !== null) return `mean reward ${meanReward.toFixed(3)}`;
  return expectedReward === null
    ? 'no reward yet'
    : `no reward yet, ≈${expectedReward.toFixed(3)} expected by its catalogue row`;
}

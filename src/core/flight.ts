import type { TierDecision } from './cascade';
import { decideTier } from './cascade';
import type { Effect, Reply } from './effects';
import type { Decision } from './domain/decision';
import type { EndpointId } from './domain/endpoint';
import type { Outcome } from './domain/outcome';
import type { Prompt, Tier } from './domain/prompt';
import type { Failure } from './domain/result';
import type { Reward } from './domain/reward';
import type { Evidence, TraceEntry } from './domain/verdict';
import { dispatch } from './dispatch/dispatch';
import { fallbackChain } from './dispatch/fallback-chain';
import type { FlightContext } from './flight-context';
import type { Pick } from './pillars/bandit';
import { pickEndpoint, rankArms } from './pillars/bandit';
import { rewardOf } from './pillars/reward-of';
import { routerMs } from './router-ms';

/** Everything one flight leaves behind: who decided, how it ended, what it was worth. */
export interface FlightResult {
  readonly tierDecision: TierDecision;
  readonly decision: Decision;
  readonly outcome: Outcome;
  /** Null where the outcome says nothing about an endpoint. */
  readonly reward: Reward | null;
}

/**
 * One prompt's journey: decide the tier, let the bandit pick the endpoint, dispatch, reward.
 * It yields effects and is resumed with their replies; the simulation and live use drive the same generator.
 */
export function* flight(prompt: Prompt, context: FlightContext): Generator<Effect, FlightResult, Reply> {
  const tierDecision = yield* decideTier(prompt, context);
  const picked = pick(prompt, tierDecision, context);
  const decision = decisionOf(tierDecision, picked, context);
  context.emit({ kind: 'decision-end', decision });

  const outcome =
    cachedOutcome(tierDecision, context) ??
    unserved(tierDecision) ??
    (yield* dispatch(
      {
        prompt,
        inputTokens: tierDecision.features.inputTokens,
        // Where nobody can be picked right now, all of them are asked why.
        chain: picked === null ? [...tierDecision.allowed] : [picked.endpointId, ...picked.fallbacks],
        routerMs: routerMs(tierDecision.ran, context.routerTimes),
      },
      context,
    ));
  const reward = rewardOf(outcome, context.policy.policy.objective);
  keepAnswer(prompt, tierDecision, outcome, context);
  if (reward !== null && outcome.kind === 'completed') learn(outcome.attempts.at(-1)?.endpointId, reward, context);
  context.emit({ kind: 'outcome-end', outcome });
  return { tierDecision, decision, outcome, reward };
}

interface CrossedPick extends Pick {
  readonly crossed: boolean;
  readonly fallbacks: readonly EndpointId[];
  readonly entry: TraceEntry;
}

/** The bandit's choice within the decided tier, or across it within the exploration budget; null when nobody may serve. */
function pick(prompt: Prompt, tierDecision: TierDecision, context: FlightContext): CrossedPick | null {
  const { tier, allowed } = tierDecision;
  if (tier === null || allowed.size === 0) return null;
  const { resilience } = context.policy.policy;
  const now = context.nowMs();
  const on = (which: Tier): readonly EndpointId[] =>
    context.policy
      .endpointIdsOf(which, context.request)
      .filter((id) => allowed.has(id) && context.dispatch.refusal(id, now, resilience) === null);
  const own = on(tier);
  const other = on(tier === 'local' ? 'cloud' : 'local');
  const budget = crossingBudget(tierDecision, own, other, context);
  const crossed = budget > 0 && context.streams.stream(`prompt/${prompt.id}/cross`).uniform() < budget;
  const candidates = crossed || own.length === 0 ? other : own;
  if (candidates.length === 0) return null;

  const settings = context.policy.policy.bandit;
  const picked =
    probePick(prompt, candidates, context) ??
    pickEndpoint(candidates, context.arms, settings, context.streams.stream(`prompt/${prompt.id}/arm`));
  const rest = candidates === own ? other : own;
  return {
    ...picked,
    crossed,
    propensity: picked.propensity * (crossed ? budget : 1 - budget),
    fallbacks: fallbackChain(picked.endpointId, picked.others, rest, context.policy.endpoints, resilience),
    entry: banditEntry(picked, candidates, crossed, own.length === 0, tier, context),
  };
}

/** An endpoint whose breaker waits for its probe takes the next request, unless that is urgent; nobody else gets it back. */
function probePick(prompt: Prompt, candidates: readonly EndpointId[], context: FlightContext): Pick | null {
  if (prompt.metadata.priority === 'high' || candidates.length < 2) return null;
  const { resilience } = context.policy.policy;
  const now = context.nowMs();
  const endpointId = candidates.find((id) => context.dispatch.wantsProbe(id, now, resilience));
  if (endpointId === undefined) return null;
  const others = rankArms(candidates, context.arms).map((arm) => arm.endpointId);
  return { endpointId, draw: 'probe', propensity: 1, others: others.filter((id) => id !== endpointId) };
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

function banditEntry(
  picked: Pick,
  candidates: readonly EndpointId[],
  crossed: boolean,
  tierIsEmpty: boolean,
  tier: Tier,
  context: FlightContext,
): TraceEntry {
  const label = (id: EndpointId): string => context.policy.endpoints.get(id)?.label ?? id;
  const arms = candidates.map((id) => context.arms.arm(id));
  const chosen = context.arms.arm(picked.endpointId);
  const mean = chosen.meanReward === null ? 'no reward yet' : `mean reward ${chosen.meanReward.toFixed(3)}`;
  const how = {
    greedy: `best arm of ${candidates.length}`,
    random: `drawn at random (ε ${context.policy.policy.bandit.epsilon})`,
    none: 'the only arm',
    probe: 'probes whether it is back',
  }[picked.draw];
  const why = crossed
    ? ' Crossed the tier within the exploration budget.'
    : tierIsEmpty
      ? ` No ${tier} endpoint is on and free.`
      : '';
  const evidence: Evidence[] = arms.map((arm) => ({
    kind: 'arm',
    endpointId: arm.endpointId,
    meanReward: arm.meanReward ?? 0,
    pulls: arm.pulls,
  }));
  return {
    stage: 'bandit',
    verdict: { kind: 'select', endpointId: picked.endpointId, confidence: picked.propensity },
    reason: `${label(picked.endpointId)}: ${how}, ${mean}.${why}`,
    evidence,
  };
}

function decisionOf(tierDecision: TierDecision, picked: CrossedPick | null, context: FlightContext): Decision {
  const deciding = tierDecision.trace.find((entry) => entry.stage === tierDecision.decidedBy);
  if (picked !== null) context.emit({ kind: 'verdict-end', entry: picked.entry });
  return {
    tier: tierDecision.tier,
    tierDecidedBy: tierDecision.decidedBy,
    endpointId: picked?.endpointId ?? null,
    endpointPickedBy: picked === null ? tierDecision.decidedBy : 'bandit',
    trace: picked === null ? tierDecision.trace : [...tierDecision.trace, picked.entry],
    margin: deciding?.score?.margin ?? null,
    complexityIndex: tierDecision.complexity.index,
    complexityFrom: tierDecision.complexity.from,
    propensity: picked?.propensity ?? 0,
    draw: picked?.draw ?? 'none',
    explored: picked?.crossed ?? false,
    fallbacks: picked?.fallbacks ?? [],
    policyVersion: context.policy.policy.version,
  };
}

/** The end of a request that no endpoint may serve; null when one may. */
function unserved({ blockedBy, tier, allowed }: TierDecision): Outcome | null {
  if (tier !== null && allowed.size > 0) return null;
  if (blockedBy !== null) return { kind: 'blocked', by: blockedBy.gate, reason: blockedBy.reason };
  const error: Failure = {
    code: 'no-endpoint',
    message: 'No endpoint is on. Switch one on in Models & prices.',
    retryable: false,
  };
  return { kind: 'failed', error, latencyMs: 0, costUsd: 0, attempts: [] };
}

/** The end of a request that a kept answer serves: no call, no money, the router's own time. */
function cachedOutcome({ cached, ran }: TierDecision, context: FlightContext): Outcome | null {
  if (cached === null) return null;
  const { tokens, quality, qualitySource } = cached.entry;
  const latencyMs = routerMs(ran, context.routerTimes);
  return {
    kind: 'completed',
    ttftMs: latencyMs,
    tpotMs: 0,
    latencyMs,
    tokens: { ...tokens, input: 0, cacheRead: 0, cacheWrite: 0 },
    costUsd: 0,
    // Whether an answer to another text serves this one, nobody has said.
    quality: cached.exact ? quality : null,
    qualitySource: cached.exact ? qualitySource : null,
    attempts: [],
  };
}

function keepAnswer(prompt: Prompt, tierDecision: TierDecision, outcome: Outcome, context: FlightContext): void {
  const settings = context.policy.policy.cache;
  const { cached, features, embedding: vector } = tierDecision;
  if (!settings.enabled || cached !== null || features.pii.length > 0 || outcome.kind !== 'completed') return;
  const endpointId = outcome.attempts.at(-1)?.endpointId;
  if (endpointId === undefined) return;
  const { tokens, quality, qualitySource } = outcome;
  const moment = { request: context.request, storedAtMs: context.nowMs() };
  context.cache.keep(prompt, { endpointId, tokens, quality, qualitySource, vector, ...moment }, settings);
}

function learn(endpointId: EndpointId | undefined, reward: Reward, context: FlightContext): void {
  if (endpointId !== undefined && !context.policy.policy.bandit.frozen) context.arms.reward(endpointId, reward.value);
}

import { banditEntry } from './bandit-entry';
import type { TierDecision } from './cascade';
import { decideTier } from './cascade';
import { enterTurn } from './conversations/enter-turn';
import type { Effect, Reply } from './effects';
import type { Decision } from './domain/decision';
import type { EndpointId } from './domain/endpoint';
import type { Outcome } from './domain/outcome';
import type { Prompt } from './domain/prompt';
import type { Failure } from './domain/result';
import type { Reward } from './domain/reward';
import { expectedCosts } from './dispatch/expected-costs';
import { dispatch } from './dispatch/dispatch';
import type { DispatchRequest } from './dispatch/dispatch';
import { escalate } from './dispatch/escalate';
import { handToPerson, personOutcome } from './dispatch/hand-to-person';
import type { StageId } from './domain/verdict';
import { rankArms } from './pillars/choose-arm';
import type { FlightContext } from './flight-context';
import { banditFeatures } from './pillars/bandit-features';
import { learningOfAnswer } from './pillars/learning-of';
import { QuotedArms } from './pillars/quoted-arms';
import { pick } from './pick';
import type { CrossedPick } from './pick';
import { rewardOf } from './pillars/reward-of';
import { routerMs } from './router-ms';

const scorers: ReadonlySet<StageId> = new Set(['semantic', 'complexity', 'judge']);

/** Everything one flight leaves behind: who decided, how it ended, what it was worth. */
export interface FlightResult {
  readonly tierDecision: TierDecision;
  readonly decision: Decision;
  /** Null where nobody could be picked. */
  readonly picked: CrossedPick | null;
  readonly outcome: Outcome;
  /** Null where the outcome says nothing about an endpoint. */
  readonly reward: Reward | null;
}

/**
 * One prompt's journey: decide the tier, let the bandit pick the endpoint, dispatch, reward.
 * It yields effects and is resumed with their replies; the simulation and live use drive the same generator.
 */
export function* flight(prompt: Prompt, context: FlightContext): Generator<Effect, FlightResult, Reply> {
  const tierDecision = handToPerson(prompt, yield* decideTier(prompt, context), context);
  const features = banditFeatures(tierDecision.features, tierDecision.complexity.index);
  const expectedUsd = expectedCosts(tierDecision.features, context);
  const arms = new QuotedArms(context.arms, context.policy.policy.objective, expectedUsd);
  const picked = pick(prompt, tierDecision, features, arms, context);
  const decision = decisionOf(tierDecision, picked, context);
  context.emit?.({ kind: 'decision-end', decision });

  const uncalled =
    cachedOutcome(tierDecision, context) ?? personOutcome(prompt, tierDecision, context) ?? unserved(tierDecision);
  const request = requestOf(prompt, tierDecision, picked, features, context);
  const called = uncalled ?? (yield* dispatch(request, context));
  const stronger = uncalled === null ? strongerOf(called, tierDecision, expectedUsd, context) : [];
  const outcome =
    called.kind === 'completed' && stronger.length > 0 ? yield* escalate(called, request, stronger, context) : called;
  const reward = rewardOf(outcome, context.policy.policy.objective);
  keepAnswer(prompt, tierDecision, outcome, context);
  enterTurn(prompt, tierDecision, outcome, context);
  if (reward !== null && outcome.kind === 'completed') {
    learn(outcome, reward, features, expectedUsd, context);
  }
  context.emit?.({ kind: 'outcome-end', outcome });
  return { tierDecision, decision, picked, outcome, reward };
}

function requestOf(
  prompt: Prompt,
  tierDecision: TierDecision,
  picked: CrossedPick | null,
  features: readonly number[],
  context: FlightContext,
): DispatchRequest {
  return {
    prompt,
    // Where nobody can be picked right now, all of them are asked why.
    chain: picked === null ? [...tierDecision.allowed] : [picked.endpointId, ...picked.fallbacks],
    routerMs: routerMs(tierDecision.ran, context.routerTimes),
    spare: tierDecision.allowed,
    banditFeatures: features,
  };
}

/**
 * Who may be asked after a doubted answer, where the policy has local answers checked: the allowed cloud, best arm first; nobody where a
 * rule or a gate chose the tier.
 */
function strongerOf(
  outcome: Outcome,
  { allowed, decidedBy }: TierDecision,
  expectedUsd: (endpointId: EndpointId) => number,
  context: FlightContext,
): readonly EndpointId[] {
  const { endpoints, policy } = context.policy;
  const isCloud = (id: EndpointId | undefined): boolean => id !== undefined && endpoints.get(id)?.tier === 'cloud';
  if (!policy.escalation.enabled || outcome.kind !== 'completed') return [];
  if (!scorers.has(decidedBy) || isCloud(outcome.attempts.at(-1)?.endpointId)) return [];
  const cloud = [...allowed].filter((id) => isCloud(id));
  // Others have answered since the pick.
  const arms = new QuotedArms(context.arms, policy.objective, expectedUsd);
  return rankArms(cloud, arms).slice(0, policy.resilience.maxEndpoints);
}

function decisionOf(tierDecision: TierDecision, picked: CrossedPick | null, context: FlightContext): Decision {
  const { trace, tier, inWords } = tierDecision;
  const deciding = trace.find((entry) => entry.stage === tierDecision.decidedBy);
  const own = picked === null ? null : banditEntry(picked, tier, context.policy, inWords);
  if (own !== null) context.emit?.({ kind: 'verdict-end', entry: own });
  const decision: Decision = {
    tier,
    tierDecidedBy: tierDecision.decidedBy,
    endpointId: picked?.endpointId ?? null,
    endpointPickedBy: picked === null ? tierDecision.decidedBy : picked.by,
    trace: own === null ? trace : [...trace, own],
    margin: deciding?.score?.margin ?? null,
    complexityIndex: tierDecision.complexity.index,
    complexityFrom: tierDecision.complexity.from,
    propensity: picked?.propensity ?? 0,
    draw: picked?.draw ?? 'none',
    explored: picked?.crossed ?? false,
    fallbacks: picked?.fallbacks ?? [],
    policyVersion: context.policy.policy.version,
  };
  return picked?.movedAhead === true ? { ...decision, movedAhead: true } : decision;
}

const nothing = { latencyMs: 0, costUsd: 0, attempts: [] } as const;

/** The end of a request that no endpoint may serve; null when one may. */
function unserved({ blockedBy, tier, allowed }: TierDecision): Outcome | null {
  if (tier !== null && allowed.size > 0) return null;
  if (blockedBy?.gate === 'context') {
    const message = `${blockedBy.reason} Nobody is left: shorten the prompt, or switch a model with a larger context on.`;
    return { ...nothing, kind: 'failed', error: { code: 'context-overflow', message, retryable: false } };
  }
  if (blockedBy !== null) return { kind: 'blocked', by: blockedBy.gate, reason: blockedBy.reason };
  const error: Failure = {
    code: 'no-endpoint',
    message: 'No endpoint is on. Switch one on in Models & prices.',
    retryable: false,
  };
  return { ...nothing, kind: 'failed', error };
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

/** Whose arm an answer belongs to: that of the endpoint for which a replica stood in. */
function armOf({ attempts }: Outcome & { kind: 'completed' }): EndpointId | undefined {
  const last = attempts.at(-1);
  return last?.inPlaceOf ?? last?.endpointId;
}

function learn(
  outcome: Outcome & { kind: 'completed' },
  reward: Reward,
  features: readonly number[],
  expectedUsd: (endpointId: EndpointId) => number,
  context: FlightContext,
): void {
  const { policy } = context.policy;
  const endpointId = armOf(outcome);
  if (endpointId === undefined || policy.bandit.frozen) return;
  const expected = expectedUsd(endpointId);
  const paidShare = expected > 0 ? (outcome.attempts.at(-1)?.costUsd ?? 0) / expected : null;
  const prior = context.arms.prior(endpointId);
  context.arms.reward(endpointId, reward.value, learningOfAnswer(policy, features, reward, paidShare, prior));
}

import type { TierDecision } from './cascade';
import { decideTier } from './cascade';
import type { Effect, Reply } from './effects';
import type { Decision } from './domain/decision';
import type { EndpointId } from './domain/endpoint';
import type { Attempt, Outcome } from './domain/outcome';
import type { Prompt, Tier } from './domain/prompt';
import type { Failure } from './domain/result';
import type { Reward } from './domain/reward';
import type { Evidence, TraceEntry } from './domain/verdict';
import type { FlightContext } from './flight-context';
import type { Pick } from './pillars/bandit';
import { pickEndpoint } from './pillars/bandit';
import { rewardOf } from './pillars/reward-of';
import { routerMs } from './router-ms';

/** How many endpoints one request may be tried on, the first included. */
const MAX_ATTEMPTS = 3;

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

  const outcome = picked === null ? unserved(tierDecision) : yield* dispatch(prompt, tierDecision, decision, context);
  const reward = rewardOf(outcome, context.policy.policy.objective);
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
  const on = (which: Tier): readonly EndpointId[] =>
    context.policy.endpointIdsOf(which, context.request).filter((id) => allowed.has(id));
  const own = on(tier);
  const other = on(tier === 'local' ? 'cloud' : 'local');
  const budget = crossingBudget(tierDecision, own, other, context);
  const crossed = budget > 0 && context.streams.stream(`prompt/${prompt.id}/cross`).uniform() < budget;
  const candidates = crossed || own.length === 0 ? other : own;
  if (candidates.length === 0) return null;

  const settings = context.policy.policy.bandit;
  const picked = pickEndpoint(candidates, context.arms, settings, context.streams.stream(`prompt/${prompt.id}/arm`));
  const rest = candidates === own ? other : own;
  context.arms.pull(picked.endpointId);
  return {
    ...picked,
    crossed,
    propensity: picked.propensity * (crossed ? budget : 1 - budget),
    fallbacks: [...picked.others, ...rest].slice(0, MAX_ATTEMPTS - 1),
    entry: banditEntry(picked, candidates, crossed, own.length === 0, tier, context),
  };
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
  }[picked.draw];
  const why = crossed
    ? ' Crossed the tier within the exploration budget.'
    : tierIsEmpty
      ? ` No ${tier} endpoint is on.`
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

function unserved(tierDecision: TierDecision): Outcome {
  const { blockedBy } = tierDecision;
  if (blockedBy !== null) return { kind: 'blocked', by: blockedBy.gate, reason: blockedBy.reason };
  const error: Failure = {
    code: 'no-endpoint',
    message: 'No endpoint is on. Switch one on in Models & prices.',
    retryable: false,
  };
  return { kind: 'failed', error, latencyMs: 0, costUsd: 0, attempts: [] };
}

/** Calls the picked endpoint, then its fallbacks in order; every attempt is billed and its time counts. */
function* dispatch(
  prompt: Prompt,
  tierDecision: TierDecision,
  decision: Decision,
  context: FlightContext,
): Generator<Effect, Outcome, Reply> {
  const queue = decision.endpointId === null ? [] : [decision.endpointId, ...decision.fallbacks];
  const attempts: Attempt[] = [];
  let elapsedMs = routerMs(tierDecision.ran, context.routerTimes);
  let costUsd = 0;
  for (const [attempt, endpointId] of queue.entries()) {
    context.emit({ kind: 'dispatch-start', endpointId, attempt });
    const reply = yield { kind: 'call', prompt, endpointId, attempt, inputTokens: tierDecision.features.inputTokens };
    if (reply.kind !== 'call') throw new Error(`call effect answered by ${reply.kind}`);
    const { result } = reply;
    costUsd += result.costUsd;
    if (result.ok) {
      const { ttftMs, tpotMs, tokens, quality, qualitySource } = result;
      const durationMs = ttftMs + tpotMs * (tokens.visible + tokens.reasoning);
      attempts.push({ endpointId, startMs: elapsedMs, durationMs, costUsd: result.costUsd });
      const latencyMs = elapsedMs + durationMs;
      return {
        kind: 'completed',
        ttftMs: elapsedMs + ttftMs,
        tpotMs,
        latencyMs,
        tokens,
        costUsd,
        quality,
        qualitySource,
        attempts,
      };
    }
    attempts.push({
      endpointId,
      startMs: elapsedMs,
      durationMs: result.durationMs,
      costUsd: result.costUsd,
      error: result.failure,
    });
    elapsedMs += result.durationMs;
    if (!context.policy.policy.bandit.frozen) context.arms.reward(endpointId, 0);
    const nextEndpointId = queue[attempt + 1] ?? null;
    if (nextEndpointId !== null) context.arms.pull(nextEndpointId);
    context.emit({ kind: 'dispatch-failed', endpointId, error: result.failure, nextEndpointId });
  }
  const error = attempts.at(-1)?.error ?? { code: 'no-endpoint', message: 'No endpoint is on.', retryable: false };
  return { kind: 'failed', error, latencyMs: elapsedMs, costUsd, attempts };
}

function learn(endpointId: EndpointId | undefined, reward: Reward, context: FlightContext): void {
  if (endpointId !== undefined && !context.policy.policy.bandit.frozen) context.arms.reward(endpointId, reward.value);
}

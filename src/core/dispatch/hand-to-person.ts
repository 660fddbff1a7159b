import type { TierDecision } from '../cascade';
import type { Outcome } from '../domain/outcome';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import type { StageId } from '../domain/verdict';
import type { FlightContext } from '../flight-context';
import { routerMs } from '../router-ms';

const scorers: ReadonlySet<StageId> = new Set(['semantic', 'complexity', 'judge']);

/**
 * The decision with a person in the tier's place, where the human stage takes the row: one that a scoring pillar decided and
 * that is doubtful by the policy, while the queue has a place and the budget the money. Else the decision as it is.
 */
export function handToPerson(prompt: Prompt, decided: TierDecision, context: FlightContext): TierDecision {
  const { human, resilience } = context.policy.policy;
  if (!human.enabled || decided.tier === null || !scorers.has(decided.decidedBy)) return decided;
  const why = doubtOf(decided, context.policy.policy);
  if (why === null || context.streams.stream('prompt', prompt.id, 'human').uniform() >= human.share) return decided;
  if (context.dispatch.handedOff >= resilience.degradation.handOffPlaces || isTooDear(context)) return decided;
  context.dispatch.handOff();
  const reason = `${why} Handed to a person, place ${context.dispatch.handedOff} of the queue, instead of ${decided.tier}.`;
  const entry = {
    stage: 'human',
    verdict: { kind: 'select', endpointId: 'person', confidence: 1 },
    reason,
  } as const;
  context.emit?.({ kind: 'verdict-end', entry });
  return { ...decided, tier: null, decidedBy: 'human', trace: [...decided.trace, entry] };
}

/** Why a row is doubtful, as a sentence; null where it is not. */
function doubtOf({ complexity, decidedBy, trace }: TierDecision, { human, complexity: gate }: Policy): string | null {
  if (human.when === 'band') {
    const { edgeThreshold: edge, band } = gate;
    return Math.abs(complexity.index - edge) <= band
      ? `Index ${complexity.index} lies within ${band} points of the edge threshold ${edge}.`
      : null;
  }
  const verdict = trace.findLast(({ stage }) => stage === decidedBy)?.verdict;
  return verdict?.kind === 'narrow' && verdict.confidence < human.below
    ? `Confidence ${verdict.confidence.toFixed(2)} of the deciding stage is below ${human.below}.`
    : null;
}

function isTooDear({ policy, dispatch }: FlightContext): boolean {
  const { budget, human } = policy.policy;
  return budget.hardLimitUsd !== null && dispatch.committedUsd + human.usd > budget.hardLimitUsd;
}

/**
 * How a row ends that a person got: in simulation answered after the minutes and for the USD that the policy says; in live use
 * it waits, since nobody has answered yet. Null where no person got it.
 */
export function personOutcome(
  prompt: Prompt,
  { decidedBy, ran }: TierDecision,
  context: FlightContext,
): Outcome | null {
  if (decidedBy !== 'human') return null;
  const { human } = context.policy.policy;
  const ownMs = routerMs(ran, context.routerTimes);
  if (context.live) {
    const message = 'The human stage took it; no model was asked.';
    return {
      kind: 'degraded',
      how: 'hand-off',
      text: `In the queue for a person, place ${context.dispatch.handedOff}.`,
      error: { code: 'no-endpoint', message, retryable: false },
      latencyMs: ownMs,
      costUsd: 0,
      attempts: [],
    };
  }
  context.dispatch.charge(human.usd);
  const isGood = context.streams.stream('prompt', prompt.id, 'person').uniform() < human.acceptable;
  const latencyMs = ownMs + 60_000 * human.minutes;
  return {
    kind: 'completed',
    ttftMs: latencyMs,
    tpotMs: 0,
    latencyMs,
    tokens: { input: 0, cacheRead: 0, cacheWrite: 0, visible: 0, reasoning: 0 },
    costUsd: human.usd,
    quality: Number(isGood),
    qualitySource: 'simulated',
    attempts: [],
  };
}

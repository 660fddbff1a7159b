import type { EndpointId } from '../domain/endpoint';
import type { Attempt, Outcome } from '../domain/outcome';
import type { Effect, Reply } from '../effects';
import type { FlightContext } from '../flight-context';
import { learningOf } from '../pillars/learning-of';
import { pow } from '../sim/deterministic-math';
import type { RandomStream } from '../sim/rng';
import { dispatch } from './dispatch';
import type { DispatchRequest } from './dispatch';

type Completed = Outcome & { kind: 'completed' };

/**
 * A cascade with confidence: an answer of a cheap endpoint is checked, and one that the check doubts is discarded (its cost
 * and time stay on the bill) and asked of `stronger` endpoints, best first. Where those fail too, the discarded answer serves.
 * Live answers without a confidence are not checked.
 */
export function* escalate(
  cheap: Completed,
  request: DispatchRequest,
  stronger: readonly EndpointId[],
  context: FlightContext,
): Generator<Effect, Completed, Reply> {
  const { escalation } = context.policy.policy;
  const stream = context.streams.stream(`prompt/${request.prompt.id}/verifier`);
  const confidence =
    cheap.confidence ?? (context.live ? null : simulatedConfidence(cheap, escalation.verifierAuc, stream));
  if (confidence === null || stronger.length === 0) return cheap;
  const checked = { ...cheap, latencyMs: cheap.latencyMs + escalation.checkMs };
  if (confidence >= escalation.threshold) return checked;
  const next = { ...request, chain: stronger, spare: null, routerMs: checked.latencyMs };
  const outcome = yield* dispatch(next, context);
  return outcome.kind === 'completed'
    ? better(checked, outcome, request, context)
    : withFailedEscalation(checked, outcome);
}

/**
 * What a verifier of that AUC would say, 0..1: uniform for a bad answer, the r-th root of a uniform number for a good one
 * with r = AUC / (1 - AUC), so that a good one scores above a bad one with probability r / (r + 1) = AUC.
 */
export function simulatedConfidence(
  { quality }: Pick<Completed, 'quality'>,
  auc: number,
  stream: RandomStream,
): number | null {
  if (quality === null) return null;
  const uniform = stream.uniform();
  return quality >= 0.5 ? pow(Math.max(uniform, Number.MIN_VALUE), (1 - auc) / auc) : uniform;
}

function better(cheap: Completed, strong: Completed, request: DispatchRequest, context: FlightContext): Completed {
  const { bandit } = context.policy.policy;
  const last = cheap.attempts.at(-1);
  const discarded = last?.inPlaceOf ?? last?.endpointId;
  // The user never saw it: it was worth nothing.
  if (discarded !== undefined && !bandit.frozen)
    context.arms.reward(discarded, 0, learningOf(bandit, request.banditFeatures));
  const before = cheap.attempts.map((attempt, place): Attempt =>
    place === cheap.attempts.length - 1 ? { ...attempt, discarded: true } : attempt,
  );
  return { ...strong, costUsd: cheap.costUsd + strong.costUsd, attempts: [...before, ...strong.attempts] };
}

/** The answer's own attempt stays last, so that it is known whose answer it is. */
function withFailedEscalation(cheap: Completed, tried: Outcome): Completed {
  if (tried.kind === 'blocked') return cheap;
  return {
    ...cheap,
    latencyMs: tried.latencyMs,
    costUsd: cheap.costUsd + tried.costUsd,
    attempts: [...tried.attempts, ...cheap.attempts],
  };
}

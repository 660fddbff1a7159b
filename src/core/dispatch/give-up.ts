import type { Endpoint, EndpointId } from '../domain/endpoint';
import type { Attempt, Outcome } from '../domain/outcome';
import type { Failure } from '../domain/result';
import type { CallReply, Effect, Reply } from '../effects';
import { featuresOf } from '../features/features-of';
import type { FlightContext } from '../flight-context';
import type { DispatchRequest } from './dispatch';
import { expectedCost } from './expected-cost';
import type { Hindrance } from './hindrance';
import { hindrance } from './hindrance';

/** What a request that nobody answered has been through. */
export interface GivenUp {
  readonly attempts: readonly Attempt[];
  readonly elapsedMs: number;
  readonly costUsd: number;
}

/** What giving up takes besides what the request has been through. */
export interface GiveUpOptions {
  /** Why endpoints got no call; null where all got one. */
  readonly hindered: Hindrance | null;
  readonly request: Pick<DispatchRequest, 'prompt' | 'spare'>;
  /** Asks an endpoint for a short answer; it is billed and entered as any call. */
  readonly callShort: (endpointId: EndpointId) => Generator<Effect, CallReply, Reply>;
}

/**
 * How a request ends that nobody answered: degraded by the first way of the policy that is free, else failed with the last
 * error. Only a spent budget, when nobody was called at all, blocks it. `progress` grows with the short answer's call.
 */
export function* giveUp(
  progress: GivenUp,
  { hindered, request, callShort }: GiveUpOptions,
  context: FlightContext,
): Generator<Effect, Outcome, Reply> {
  const { degradation } = context.policy.policy.resilience;
  const error = progress.attempts.at(-1)?.error ?? hinderedFailure(hindered);
  const ended = () => ({ latencyMs: progress.elapsedMs, costUsd: progress.costUsd, attempts: progress.attempts });
  for (const how of request.spare === null ? [] : degradation.order) {
    if (how === 'canned' && degradation.cannedText !== '') {
      return { kind: 'degraded', how, text: degradation.cannedText, error, ...ended() };
    }
    if (how === 'hand-off' && context.dispatch.handedOff < degradation.handOffPlaces) {
      context.dispatch.handOff();
      const text = `In the queue for a person, place ${context.dispatch.handedOff}.`;
      return { kind: 'degraded', how, text, error, ...ended() };
    }
    const endpoint = how === 'shorter' ? cheapestLeft(progress, request, context) : undefined;
    if (endpoint === undefined) continue;
    const reply = yield* callShort(endpoint.id);
    if (!reply.ok && reply.failure.code === 'cancelled') return { kind: 'cancelled', ...ended() };
    if (!reply.ok) continue;
    // It was not asked for what the arm is measured by.
    context.arms.cancel(endpoint.id);
    const text = `Short answer by ${endpoint.label}, at most ${degradation.shorterTokens} tokens: no model that was meant for this could answer.`;
    const { tokens, quality, qualitySource } = reply;
    return { kind: 'degraded', how: 'shorter', text, answer: { tokens, quality, qualitySource }, error, ...ended() };
  }
  if (progress.attempts.length === 0 && hindered === 'budget-spent')
    return { kind: 'blocked', by: 'budget', reason: error.message };
  return { kind: 'failed', error, ...ended() };
}

/** The cheapest allowed endpoint that was not called yet and may be. */
function cheapestLeft(
  { attempts, costUsd }: GivenUp,
  { prompt, spare }: GiveUpOptions['request'],
  context: FlightContext,
): Endpoint | undefined {
  const { inputTokens } = featuresOf(prompt);
  const costOf = (endpoint: Endpoint): number => expectedCost(endpoint, inputTokens);
  return [...(spare ?? [])]
    .filter((id) => !attempts.some(({ endpointId, inPlaceOf }) => endpointId === id || inPlaceOf === id))
    .filter((id) => hindrance(id, costUsd, context) === null)
    .flatMap((id) => context.policy.endpoints.get(id) ?? [])
    .toSorted((a, b) => costOf(a) - costOf(b))[0];
}

function hinderedFailure(hindered: Hindrance | null): Failure {
  switch (hindered) {
    case 'circuit-open':
      return {
        code: 'circuit-open',
        message: 'Every endpoint failed lately and is left alone for now.',
        retryable: true,
      };
    case 'overloaded':
      return { code: 'overloaded', message: 'Every endpoint has as many calls as it may have.', retryable: true };
    case 'flagged-out':
      return {
        code: 'no-endpoint',
        message: 'Every endpoint that may serve is flagged as out. Take a flag off in Resilience.',
        retryable: true,
      };
    case 'budget-spent':
      return { code: 'no-endpoint', message: 'The budget of the session is spent.', retryable: false };
    case null:
      return {
        code: 'no-endpoint',
        message: 'No endpoint is on. Switch one on in Models & prices.',
        retryable: false,
      };
  }
}

import type { Attempt, Outcome } from '../domain/outcome';
import type { Failure } from '../domain/result';
import type { FlightContext } from '../flight-context';
import type { Hindrance } from './hindrance';

/** What a request that nobody answered has been through. */
export interface GivenUp {
  readonly attempts: readonly Attempt[];
  readonly elapsedMs: number;
  readonly costUsd: number;
}

/**
 * How a request ends that nobody answered: degraded by the first way of the policy that is free, else failed with the last
 * error. `hindered` says why endpoints got no call. Only a spent budget, when nobody was called at all, blocks it.
 */
export function giveUp(
  { attempts, elapsedMs, costUsd }: GivenUp,
  hindered: Hindrance | null,
  context: FlightContext,
): Outcome {
  const { degradation } = context.policy.policy.resilience;
  const error = attempts.at(-1)?.error ?? hinderedFailure(hindered);
  const ended = { latencyMs: elapsedMs, costUsd, attempts };
  for (const how of degradation.order) {
    if (how === 'canned' && degradation.cannedText !== '') {
      return { kind: 'degraded', how, text: degradation.cannedText, error, ...ended };
    }
    if (how === 'hand-off' && context.dispatch.handedOff < degradation.handOffPlaces) {
      context.dispatch.handOff();
      const text = `In the queue for a person, place ${context.dispatch.handedOff}.`;
      return { kind: 'degraded', how, text, error, ...ended };
    }
  }
  if (attempts.length === 0 && hindered === 'budget-spent')
    return { kind: 'blocked', by: 'budget', reason: error.message };
  return { kind: 'failed', error, ...ended };
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

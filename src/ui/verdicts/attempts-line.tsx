import type { Endpoint } from '../../core/domain/endpoint';
import type { Outcome } from '../../core/domain/outcome';
import { attemptsSentence } from './attempts-sentence';

/** The calls of a request that took more than one, or waited. */
export function AttemptsLine({
  outcome,
  endpoints,
}: {
  readonly outcome: Outcome;
  readonly endpoints: readonly Endpoint[];
}) {
  const sentence = attemptsSentence(outcome, endpoints);
  return sentence === null ? null : <p className="text-12 break-words">{sentence}</p>;
}

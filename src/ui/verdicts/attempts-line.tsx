import type { Endpoint } from '../../core/domain/endpoint';
import type { Outcome } from '../../core/domain/outcome';
import { attemptsSentence } from './attempts-sentence';
import { promptCacheSentence } from './prompt-cache-sentence';

/** The calls of a request that took more than one, or waited; and what its provider had of the input already. */
export function AttemptsLine({
  outcome,
  endpoints,
}: {
  readonly outcome: Outcome;
  readonly endpoints: readonly Endpoint[];
}) {
  return [attemptsSentence(outcome, endpoints), promptCacheSentence(outcome)].map((sentence, place) =>
    sentence === null ? null : (
      <p key={place} className="text-12 break-words">
        {sentence}
      </p>
    ),
  );
}

import type { Endpoint } from '../../core/domain/endpoint';
import type { Outcome } from '../../core/domain/outcome';
import { attemptsSentence } from './attempts-sentence';
import { promptCacheSentence } from './prompt-cache-sentence';
import { trimmedSentence } from './trimmed-sentence';

/** The calls of a request that took more than one, or waited; and what was sent of it, and what its provider had of that already. */
export function AttemptsLine({
  outcome,
  endpoints,
}: {
  readonly outcome: Outcome;
  readonly endpoints: readonly Endpoint[];
}) {
  return [attemptsSentence(outcome, endpoints), trimmedSentence(outcome), promptCacheSentence(outcome)].map(
    (sentence, place) =>
      sentence === null ? null : (
        <p key={place} className="text-12 break-words">
          {sentence}
        </p>
      ),
  );
}

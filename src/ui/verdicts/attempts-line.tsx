import type { Endpoint } from '../../core/domain/endpoint';
import type { Outcome } from '../../core/domain/outcome';
import { attemptsSentence } from './attempts-sentence';
import { batchSentence } from './batch-sentence';
import { billSentence } from './bill-sentence';
import { promptCacheSentence } from './prompt-cache-sentence';
import { shortenedSentence } from './shortened-sentence';
import { trimmedSentence } from './trimmed-sentence';
import { wakeSentence } from './wake-sentence';

/** The calls of a request that took more than one, or waited; what was sent, what its provider had of that, and which tier and hours billed it. */
export function AttemptsLine({
  outcome,
  endpoints,
}: {
  readonly outcome: Outcome;
  readonly endpoints: readonly Endpoint[];
}) {
  return [
    attemptsSentence(outcome, endpoints),
    trimmedSentence(outcome, endpoints),
    shortenedSentence(outcome),
    promptCacheSentence(outcome),
    wakeSentence(outcome),
    billSentence(outcome),
    batchSentence(outcome),
  ].map((sentence, place) =>
    sentence === null ? null : (
      <p key={place} className="text-12 break-words">
        {sentence}
      </p>
    ),
  );
}

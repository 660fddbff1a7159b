import type { BatchTrip } from '../domain/batch-trip';
import type { EndpointId } from '../domain/endpoint';
import type { Prompt } from '../domain/prompt';
import type { Effect, Reply } from '../effects';
import type { FlightContext } from '../flight-context';

/** A request's way through a batch, and the share of the price that it pays for it. */
export interface Batched extends BatchTrip {
  readonly factor: number;
}

/** Sends a request of low priority in its endpoint's next batch, where the policy has it so and the endpoint sells batches; else, and live, null. */
export function* joinBatch(
  endpointId: EndpointId,
  { metadata }: Prompt,
  { policy, live }: FlightContext,
): Generator<Effect, Batched | null, Reply> {
  const { batching } = policy.policy;
  const offer = policy.endpoints.get(endpointId)?.batch;
  if (live || batching === null || offer === undefined || metadata.priority !== 'low') return null;
  const { size, maxWaitMs } = batching;
  const reply = yield {
    kind: 'wait',
    milliseconds: maxWaitMs,
    batch: { endpointId, size, windowHours: offer.windowHours },
  };
  if (reply.kind !== 'wait') throw new Error(`wait effect answered by ${reply.kind}`);
  return reply.trip === undefined ? null : { ...reply.trip, factor: 1 - offer.discount };
}

import type { EndpointId } from '../domain/endpoint';
import type { BatchTrip } from '../domain/batch-trip';
import type { Effect } from '../effects';
import { lognormal } from './distributions';
import type { RandomStreams } from './rng';

/** ≈ How long a provider takes: median 7 minutes, 90 % within an hour, over 230,000 batches (OpenRouter, Batch API announcement, retrieved 2026-11-21), as a lognormal. */
const MEDIAN_MS = 7 * 60_000;
const SIGMA = 1.68;
const HOUR_MS = 3_600_000;

type Joined = NonNullable<(Effect & { kind: 'wait' })['batch']>;

interface OpenBatch<Caller> {
  readonly endpointId: EndpointId;
  readonly number: number;
  readonly windowHours: number;
  readonly members: { readonly caller: Caller; readonly enteredMs: number }[];
}

/** A batch that has waited long enough, full or not. */
export interface BatchDue<Caller> {
  readonly kind: 'batch-due';
  readonly batch: OpenBatch<Caller>;
}

/** A request whose batch is back. */
export interface BatchBack<Caller> {
  readonly kind: 'batch-back';
  readonly caller: Caller;
  readonly trip: BatchTrip;
}

/** Collects requests to batches, one open batch an endpoint: it is sent when it is full, or when its first request has waited long enough. */
export class BatchCollector<Caller> {
  readonly #open = new Map<EndpointId, OpenBatch<Caller>>();
  readonly #sent = new Map<EndpointId, number>();

  constructor(
    private readonly streams: RandomStreams,
    private readonly schedule: (timeMs: number, event: BatchDue<Caller> | BatchBack<Caller>) => void,
  ) {}

  /** Takes in a request that waits for company, at most so long. */
  enter(caller: Caller, { endpointId, size, windowHours }: Joined, maxWaitMs: number, nowMs: number): void {
    let batch = this.#open.get(endpointId);
    if (batch === undefined) {
      batch = { endpointId, number: (this.#sent.get(endpointId) ?? 0) + 1, windowHours, members: [] };
      this.#open.set(endpointId, batch);
      this.schedule(nowMs + maxWaitMs, { kind: 'batch-due', batch });
    }
    batch.members.push({ caller, enteredMs: nowMs });
    if (batch.members.length >= size) this.#send(batch, nowMs);
  }

  /** Sends a batch that is due, unless it went when it was full. */
  due({ batch }: BatchDue<Caller>, nowMs: number): void {
    if (this.#open.get(batch.endpointId) === batch) this.#send(batch, nowMs);
  }

  #send(batch: OpenBatch<Caller>, nowMs: number): void {
    const { endpointId, number, windowHours, members } = batch;
    this.#open.delete(endpointId);
    this.#sent.set(endpointId, number);
    const drawn = lognormal(this.streams.stream('batch', endpointId, `${number}`), MEDIAN_MS, SIGMA);
    const turnaroundMs = Math.min(drawn, windowHours * HOUR_MS);
    for (const { caller, enteredMs } of members) {
      const trip = { number, size: members.length, collectMs: nowMs - enteredMs, turnaroundMs };
      this.schedule(nowMs + turnaroundMs, { kind: 'batch-back', caller, trip });
    }
  }
}

import type { EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import type { Scenario } from '../domain/scenario';
import { retryWaitMs } from '../dispatch/retry-wait-ms';
import type { CallReply, Effect } from '../effects';
import type { CallWorld } from './endpoint-model';
import { BatchCollector } from './batch-collector';
import type { BatchBack, BatchDue } from './batch-collector';
import { EndpointServers } from './endpoint-servers';
import type { JobEnd } from './endpoint-servers';
import { Kernel } from './kernel';
import type { RunOptions } from './kernel';
import type { RandomStream } from './rng';
import { callMs } from './under-conditions';

/** One request of a router that decides by the prompt alone. */
export interface FixedRequest {
  readonly prompt: Prompt;
  readonly endpointId: EndpointId;
  readonly arrivalMs: number;
  /** Its place in the session, by which incidents go. */
  readonly request: number;
  /** The provider's batch that it waits for, its longest wait for company, ms, and the share of the price that it pays. */
  readonly batch?: {
    readonly size: number;
    readonly windowHours: number;
    readonly maxWaitMs: number;
    readonly factor: number;
  };
}

/** What a request came to: its last reply, what all its calls cost, and how long they and the waits between them took, ms; a batch's way is part of no latency. */
export interface FixedEnd {
  readonly reply: CallReply;
  readonly costUsd: number;
  readonly latencyMs: number;
}

/** What the requests meet. */
export interface FixedWorld {
  readonly calls: CallWorld;
  readonly scenario: Scenario;
  readonly retry: Policy['resilience']['retry'];
}

type FixedEvent =
  { readonly kind: 'arrival'; readonly request: number } | BatchDue<number> | BatchBack<number> | JobEnd<number>;

const patient = { firstTokenMs: null, betweenTokensMs: null };

/**
 * What requests bring whose endpoints are fixed beforehand: tried again at the same endpoint as the policy tries, never at
 * another, on the same machines, quotas and incidents as a session's. Null where the run was cancelled.
 */
export async function flyFixed(
  requests: readonly FixedRequest[],
  { calls, scenario, retry }: FixedWorld,
  options: RunOptions,
): Promise<readonly FixedEnd[] | null> {
  const kernel = new Kernel<FixedEvent>();
  const servers = new EndpointServers<number>(calls, scenario, (timeMs, end) => kernel.at(timeMs, end));
  const batching = new BatchCollector<number>(calls.streams, (timeMs, event) => kernel.at(timeMs, event));
  const ends: FixedEnd[] = [];
  const startMs = Float64Array.from(requests, ({ arrivalMs }) => arrivalMs);
  const tries = new Uint32Array(requests.length);
  const [spentUsd, calledMs] = [new Float64Array(requests.length), new Float64Array(requests.length)];
  const backoffs = new Map<number, RandomStream>();
  const backoffOf = (request: number, id: string): RandomStream => {
    const stream = backoffs.get(request) ?? calls.streams.stream('prompt', id, 'backoff');
    backoffs.set(request, stream);
    return stream;
  };
  const end = (request: number, { prompt }: FixedRequest, reply: CallReply): void => {
    spentUsd[request] = (spentUsd[request] ?? 0) + reply.costUsd;
    const tried = (tries[request] ?? 0) + 1;
    tries[request] = tried;
    const waitMs = reply.ok ? null : retryWaitMs(reply, tried, retry, backoffOf(request, prompt.id));
    if (waitMs !== null) {
      kernel.at(kernel.clockMs + waitMs, { kind: 'arrival', request });
      return;
    }
    const beforeMs = (calledMs[request] ?? 0) - (startMs[request] ?? 0);
    ends[request] = { reply, costUsd: spentUsd[request] ?? 0, latencyMs: beforeMs + callMs(reply) };
  };
  const call = (request: number, made: FixedRequest, batchFactor?: number): void => {
    calledMs[request] = kernel.clockMs;
    servers.enter(request, callOf(made, tries[request] ?? 0, batchFactor), made.request, kernel.clockMs);
  };
  const handle = (event: FixedEvent): undefined => {
    if (event.kind === 'batch-due') {
      batching.due(event, kernel.clockMs);
      return;
    }
    const request = requestOf(event);
    const made = requests[request];
    if (made === undefined) return;
    const { batch, endpointId } = made;
    if (event.kind === 'batch-back') {
      startMs[request] = kernel.clockMs;
      call(request, made, batch?.factor);
    } else if (event.kind !== 'arrival') {
      const reply = servers.end(event, kernel.clockMs);
      if (reply !== null) end(request, made, reply);
    } else if (batch !== undefined && tries[request] === 0) {
      batching.enter(request, { endpointId, ...batch }, batch.maxWaitMs, kernel.clockMs);
    } else {
      call(request, made);
    }
  };
  planArrivals(kernel, requests);
  // Bringing them in order took part of a slice.
  await options.yieldToHost();
  return (await kernel.run(handle, options)) === 'drained' ? ends : null;
}

function planArrivals(kernel: Kernel<FixedEvent>, requests: readonly FixedRequest[]): void {
  const order = inOrderOfArrival(requests);
  const times = Float64Array.from(order, (request) => requests[request]?.arrivalMs ?? 0);
  kernel.plan(times, (position) => ({ kind: 'arrival', request: order[position] ?? 0 }));
}

function requestOf(event: Exclude<FixedEvent, BatchDue<number>>): number {
  if (event.kind === 'arrival') return event.request;
  return event.kind === 'batch-back' ? event.caller : event.job.caller;
}

function callOf(
  { prompt, endpointId }: FixedRequest,
  attempt: number,
  batchFactor: number | undefined,
): Effect & { kind: 'call' } {
  const alone = { kind: 'call', prompt, endpointId, attempt, inputTokens: 0, timeouts: patient } as const;
  return batchFactor === undefined ? alone : { ...alone, batchFactor };
}

/** Places of requests by their time; some wait for cheap hours and come after those behind them. */
function inOrderOfArrival(requests: readonly FixedRequest[]): Uint32Array {
  const order = Uint32Array.from(requests.keys());
  const isSorted = requests.every(({ arrivalMs }, at) => at === 0 || (requests[at - 1]?.arrivalMs ?? 0) <= arrivalMs);
  if (isSorted) return order;
  return order.sort((a, b) => (requests[a]?.arrivalMs ?? 0) - (requests[b]?.arrivalMs ?? 0) || a - b);
}

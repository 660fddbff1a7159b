import type { EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import type { Scenario } from '../domain/scenario';
import { retryWaitMs } from '../dispatch/retry-wait-ms';
import type { CallReply } from '../effects';
import type { CallWorld } from './endpoint-model';
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
}

/** What a request came to: its last reply, what all its calls cost, and how long they and the waits between them took, ms. */
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

type FixedEvent = { readonly kind: 'arrival'; readonly request: number } | JobEnd<number>;

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
  const ends: FixedEnd[] = [];
  const tries = new Uint32Array(requests.length);
  const [spentUsd, calledMs] = [new Float64Array(requests.length), new Float64Array(requests.length)];
  const backoffs = new Map<number, RandomStream>();
  const backoffOf = (request: number, id: string): RandomStream => {
    const stream = backoffs.get(request) ?? calls.streams.stream('prompt', id, 'backoff');
    backoffs.set(request, stream);
    return stream;
  };
  const end = (request: number, { prompt, arrivalMs }: FixedRequest, reply: CallReply): void => {
    spentUsd[request] = (spentUsd[request] ?? 0) + reply.costUsd;
    const tried = (tries[request] ?? 0) + 1;
    tries[request] = tried;
    const waitMs = reply.ok ? null : retryWaitMs(reply, tried, retry, backoffOf(request, prompt.id));
    if (waitMs !== null) {
      kernel.at(kernel.clockMs + waitMs, { kind: 'arrival', request });
      return;
    }
    const beforeMs = (calledMs[request] ?? 0) - arrivalMs;
    ends[request] = { reply, costUsd: spentUsd[request] ?? 0, latencyMs: beforeMs + callMs(reply) };
  };
  const handle = (event: FixedEvent): undefined => {
    const request = event.kind === 'arrival' ? event.request : event.job.caller;
    const made = requests[request];
    if (made === undefined) return;
    if (event.kind !== 'arrival') {
      const reply = servers.end(event, kernel.clockMs);
      if (reply !== null) end(request, made, reply);
      return;
    }
    const { prompt, endpointId } = made;
    calledMs[request] = kernel.clockMs;
    const attempt = tries[request] ?? 0;
    const effect = { kind: 'call', prompt, endpointId, attempt, inputTokens: 0, timeouts: patient } as const;
    servers.enter(request, effect, request, kernel.clockMs);
  };
  const order = inOrderOfArrival(requests);
  const times = Float64Array.from(order, (request) => requests[request]?.arrivalMs ?? 0);
  kernel.plan(times, (position) => ({ kind: 'arrival', request: order[position] ?? 0 }));
  // Bringing them in order took part of a slice.
  await options.yieldToHost();
  return (await kernel.run(handle, options)) === 'drained' ? ends : null;
}

/** Places of requests by their time; some wait for cheap hours and come after those behind them. */
function inOrderOfArrival(requests: readonly FixedRequest[]): Uint32Array {
  const order = Uint32Array.from(requests.keys());
  const isSorted = requests.every(({ arrivalMs }, at) => at === 0 || (requests[at - 1]?.arrivalMs ?? 0) <= arrivalMs);
  if (isSorted) return order;
  return order.sort((a, b) => (requests[a]?.arrivalMs ?? 0) - (requests[b]?.arrivalMs ?? 0) || a - b);
}

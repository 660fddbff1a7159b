import type { EndpointId } from '../domain/endpoint';
import type { Prompt } from '../domain/prompt';
import type { Scenario } from '../domain/scenario';
import type { CallReply } from '../effects';
import type { CallWorld } from './endpoint-model';
import { EndpointServers } from './endpoint-servers';
import type { JobEnd } from './endpoint-servers';
import { Kernel } from './kernel';
import type { RunOptions } from './kernel';

/** One request of a router that decides by the prompt alone. */
export interface FixedRequest {
  readonly prompt: Prompt;
  readonly endpointId: EndpointId;
  readonly arrivalMs: number;
}

type FixedEvent = { readonly kind: 'arrival'; readonly request: number } | JobEnd<number>;

const patient = { firstTokenMs: null, betweenTokensMs: null };

/**
 * What requests bring whose endpoints are fixed beforehand: one call each, without retry or fallback, on the same machines,
 * quotas and incidents as a session's. Null where the run was cancelled.
 */
export async function flyFixed(
  requests: readonly FixedRequest[],
  calls: CallWorld,
  scenario: Scenario,
  options: RunOptions,
): Promise<readonly CallReply[] | null> {
  const kernel = new Kernel<FixedEvent>();
  const servers = new EndpointServers<number>(calls, scenario, (timeMs, end) => kernel.at(timeMs, end));
  const replies: CallReply[] = [];
  for (const [request, { arrivalMs }] of requests.entries()) kernel.at(arrivalMs, { kind: 'arrival', request });
  const handle = (event: FixedEvent): undefined => {
    if (event.kind !== 'arrival') {
      const reply = servers.end(event, kernel.clockMs);
      if (reply !== null) replies[event.job.caller] = reply;
      return;
    }
    const made = requests[event.request];
    if (made === undefined) return;
    const { prompt, endpointId } = made;
    const effect = { kind: 'call', prompt, endpointId, attempt: 0, inputTokens: 0, timeouts: patient } as const;
    servers.enter(event.request, effect, event.request, kernel.clockMs);
  };
  return (await kernel.run(handle, options)) === 'drained' ? replies : null;
}

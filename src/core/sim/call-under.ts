import type { Endpoint } from '../domain/endpoint';
import type { Prompt } from '../domain/prompt';
import type { Scenario } from '../domain/scenario';
import type { CallReply } from '../effects';
import type { CallWorld } from './endpoint-model';
import { simulateCall } from './endpoint-model';
import type { Conditions } from './incident-board';
import { conditionsAt, healthy } from './incident-board';
import type { CachedInput } from './prompt-caches';
import { underConditions } from './under-conditions';

/** When a call comes: as part of the nth request of the session, at a virtual time in ms. */
export interface CallMoment {
  readonly request: number;
  readonly nowMs: number;
}

/** What a call brings under a scenario where it neither waits nor is turned away by a quota; and under which conditions. */
export function callUnder(
  prompt: Prompt,
  endpoint: Endpoint,
  attempt: number,
  { request, nowMs }: CallMoment,
  calls: CallWorld,
  { incidents, roundTripMs }: Scenario,
  cached?: CachedInput,
): { readonly reply: CallReply; readonly conditions: Conditions } {
  const conditions = incidents.length === 0 ? healthy : conditionsAt(incidents, endpoint, request, nowMs);
  const plain = simulateCall(prompt, endpoint.id, attempt, calls, cached);
  const stream = () => calls.streams.stream('prompt', prompt.id, 'incident', endpoint.id, `${attempt}`);
  const wayMs = roundTripMs[endpoint.region] ?? 0;
  return { reply: underConditions(plain, endpoint, conditions, wayMs, stream), conditions };
}

import { ConversationTable } from '../core/conversations/conversation-table';
import { catalog } from '../catalog/catalog';
import { compilePolicy } from '../core/compiled-policy';
import type { Policy } from '../core/domain/policy';
import type { EmbeddedText } from '../core/effects';
import { ResponseCache } from '../core/cache/response-cache';
import { DispatchState } from '../core/dispatch/dispatch-state';
import type { FlightContext } from '../core/flight-context';
import { ArmTable } from '../core/pillars/arm-table';
import { buildSemanticIndex } from '../core/pillars/semantic-index';
import { RandomStreams } from '../core/sim/rng';

/** What a flight through the shipped router may use, under the default policy or another; `vectors` by text, utterances among them. */
export function shippedRouter(
  vectors: ReadonlyMap<string, EmbeddedText>,
  policy: Policy = catalog.defaultPolicy,
): FlightContext {
  const compiled = compilePolicy(policy, catalog.endpoints);
  if (!compiled.ok) throw new Error(compiled.failure.message);
  const { clusters, topK } = policy.semantic;
  const exemplars = new Map([...vectors].map(([text, embedded]) => [text, embedded.vector]));
  return {
    policy: compiled.value,
    model: catalog.model,
    semanticIndex: buildSemanticIndex(clusters, exemplars, topK),
    arms: new ArmTable(),
    dispatch: new DispatchState(),
    cache: new ResponseCache(),
    conversations: new ConversationTable(),
    nowMs: () => 0,
    streams: new RandomStreams(0),
    request: 0,
    spentUsd: 0,
    live: false,
    routerTimes: catalog.routerTimes,
    emit: () => undefined,
  };
}

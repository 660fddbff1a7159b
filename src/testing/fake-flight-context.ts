import { ConversationTable } from '../core/conversations/conversation-table';
import type { Policy } from '../core/domain/policy';
import { compilePolicy } from '../core/compiled-policy';
import { ResponseCache } from '../core/cache/response-cache';
import { DispatchState } from '../core/dispatch/dispatch-state';
import type { FlightContext } from '../core/flight-context';
import { ArmTable } from '../core/pillars/arm-table';
import { buildSemanticIndex } from '../core/pillars/semantic-index';
import { RandomStreams } from '../core/sim/rng';
import { fakeEndpoints } from './fake-endpoints';
import { fakeRouterModel } from './fake-router-model';
import { hashedText } from './hashed-text';
import { sessionPolicy } from './session-policy';

const oneMs = {
  featuresMs: 1,
  gatesMs: 1,
  rulesMs: 1,
  embedMs: 1,
  cosineMs: 1,
  complexityMs: 1,
  judgeMs: 1,
  banditMs: 1,
};

/** What a flight under this policy may use, from the fakes; each router step takes 1 ms. Throws what is wrong with the policy. */
export function fakeFlightContext(policy: Policy = sessionPolicy(), patch: Partial<FlightContext> = {}): FlightContext {
  const compiled = compilePolicy(policy, fakeEndpoints);
  if (!compiled.ok) throw new Error(compiled.failure.message);
  const { clusters, topK } = policy.semantic;
  const utterances = clusters.flatMap((cluster) => cluster.utterances);
  const vectors = new Map(utterances.map((text) => [text, hashedText(text).vector]));
  return {
    policy: compiled.value,
    model: fakeRouterModel,
    semanticIndex: buildSemanticIndex(clusters, vectors, topK),
    arms: new ArmTable(),
    dispatch: new DispatchState(),
    cache: new ResponseCache(),
    conversations: new ConversationTable(),
    nowMs: () => 0,
    streams: new RandomStreams(1),
    request: 0,
    spentUsd: 0,
    live: false,
    routerTimes: oneMs,
    emit: () => undefined,
    ...patch,
  };
}

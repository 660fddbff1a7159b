import { ResponseCache } from '../../../core/cache/response-cache';
import { compilePolicy } from '../../../core/compiled-policy';
import { ConversationTable } from '../../../core/conversations/conversation-table';
import { DispatchState } from '../../../core/dispatch/dispatch-state';
import type { Embedding } from '../../../core/domain/features';
import type { Policy } from '../../../core/domain/policy';
import type { Result } from '../../../core/domain/result';
import { withoutPast } from '../../../core/domain/without-past';
import type { FlightContext } from '../../../core/flight-context';
import type { ArmReader } from '../../../core/pillars/arm-table';
import { ArmTable } from '../../../core/pillars/arm-table';
import { buildSemanticIndex } from '../../../core/pillars/semantic-index';
import { RandomStreams } from '../../../core/sim/rng';
import type { ClassifierData } from './classifier-data';
import { noRouterTimes } from '../../../core/no-router-times';

/** What a decision without a session may use: the policy, the encoder's exemplars, and the arms as they were exported. */
export interface StatelessContext {
  readonly context: FlightContext;
  readonly arms: ArmReader & { readonly meanQuality: number | null };
}

/**
 * The context in which each prompt is decided for itself: nothing was called before it, kept, or spent. `vectors` are those of
 * the clusters' utterances by the shipped encoder; null: there is no encoder. Fails where the policy does not compile.
 */
export function statelessContext(
  data: ClassifierData,
  vectors: ReadonlyMap<string, Embedding> | null,
): Result<StatelessContext> {
  const compiled = compilePolicy(statelessPolicy(data.policy), data.endpoints);
  if (!compiled.ok) return compiled;
  const { clusters, topK, encoder } = data.policy.semantic;
  const own = encoder === undefined ? null : { choice: encoder, index: null };
  const arms = new Map(data.arms.map((arm) => [arm.endpointId, arm]));
  const unknown = new ArmTable();
  const context: FlightContext = {
    policy: compiled.value,
    model: data.model,
    semanticIndex: vectors === null ? null : buildSemanticIndex(clusters, vectors, topK, own),
    arms: unknown,
    dispatch: new DispatchState(),
    cache: new ResponseCache(),
    conversations: new ConversationTable(),
    nowMs: () => 0,
    streams: new RandomStreams(1),
    request: 0,
    spentUsd: 0,
    live: true,
    routerTimes: noRouterTimes,
    emit: null,
  };
  return {
    ok: true,
    value: {
      context,
      arms: {
        arm: (id) => arms.get(id) ?? unknown.arm(id),
        linearIndex: () => 0,
        meanQuality: data.meanQuality,
      },
    },
  };
}

/** Without what needs a session: a cache, a person's queue, shadow verdicts, a bandit that learns. */
function statelessPolicy(policy: Policy): Policy {
  const { bandit, cache, human } = policy;
  return {
    ...withoutPast(policy),
    evaluateAll: false,
    bandit: { ...bandit, frozen: true },
    cache: { ...cache, enabled: false, invalidations: [] },
    human: { ...human, enabled: false },
  };
}

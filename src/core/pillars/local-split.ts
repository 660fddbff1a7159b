import type { CompiledPolicy } from '../compiled-policy';
import type { EndpointId } from '../domain/endpoint';

/** Which of the two local models of the policy's split an index leads to, and why, after its name. */
export interface SplitChoice {
  readonly endpointId: EndpointId;
  readonly how: string;
}

/**
 * The local model that an index (0..100) leads to by the policy's split of the local tier; null where there is no split, and
 * where its model is not among the candidates.
 */
export function splitChoice(
  index: number,
  { policy, endpoints }: CompiledPolicy,
  candidates: readonly EndpointId[],
): SplitChoice | null {
  const split = policy.complexity.localSplit;
  if (split === undefined) return null;
  const isSimple = index < split.index;
  const model = isSimple ? split.simple : split.medium;
  const endpointId = policy.aliases[model] ?? model;
  // An alias may lead elsewhere by now: what is split is the local tier.
  if (endpoints.get(endpointId)?.tier !== 'local' || !candidates.includes(endpointId)) return null;
  const how = isSimple
    ? `index ${index} below the local split ${split.index}, simple work`
    : `index ${index} not below the local split ${split.index}, medium work`;
  return { endpointId, how };
}

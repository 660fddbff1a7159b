import type { CompiledPolicy } from './compiled-policy';
import type { Decision } from './domain/decision';
import type { Counterfactual } from './domain/inspection';
import { splitChoice } from './pillars/local-split';

/**
 * What would send a prompt that the split of the local tier sent to one model to the other; null where it was not the split's,
 * and where no split would. `request` is its place in the session.
 */
export function splitFlip(
  { endpointPickedBy, complexityIndex: index, endpointId }: Decision,
  compiled: CompiledPolicy,
  request: number,
): Counterfactual | null {
  const { policy } = compiled;
  const split = policy.complexity.localSplit;
  if (endpointPickedBy !== 'complexity' || split === undefined) return null;
  const value = index < split.index ? index : index + 1;
  if (value > 100) return null;
  const moved: CompiledPolicy = {
    ...compiled,
    policy: { ...policy, complexity: { ...policy.complexity, localSplit: { ...split, index: value } } },
  };
  const other = splitChoice(index, moved, compiled.endpointIdsOf('local', request));
  if (other === null || other.endpointId === endpointId) return null;
  const label = compiled.endpoints.get(other.endpointId)?.label ?? other.endpointId;
  return { kind: 'threshold', sentence: `Would go to ${label} if the local split were ${value}.` };
}

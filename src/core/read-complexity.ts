import type { CascadeState } from './cascade-state';
import { inheritedIndex } from './conversations/inherited-index';
import type { EmbeddedText } from './effects';
import type { ComplexityReading } from './pillars/complexity';
import { complexityReading } from './pillars/complexity-reading';

/**
 * The complexity index of the prompt that is being routed, as its policy reads it: as shipped, or refitted; and what it
 * inherits of earlier turns, where that is more.
 */
export function readComplexity(state: CascadeState, embedded: EmbeddedText | undefined): ComplexityReading {
  const { model, semanticIndex, policy } = state.context;
  const { complexity, conversation } = policy.policy;
  const own = complexityReading(model, state.prompt, state.features, embedded, semanticIndex, complexity.refit);
  const inherited = Math.round(inheritedIndex(state.prompt, state.standing, conversation.contextDecay, model));
  return inherited > own.index ? { ...own, index: inherited, ownIndex: own.index } : own;
}

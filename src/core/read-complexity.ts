import type { CascadeState } from './cascade-state';
import type { EmbeddedText } from './effects';
import type { ComplexityReading } from './pillars/complexity';
import { complexityReading } from './pillars/complexity-reading';

/** The complexity index of the prompt that is being routed, as its policy reads it: as shipped, or refitted. */
export function readComplexity(state: CascadeState, embedded: EmbeddedText | undefined): ComplexityReading {
  const { model, semanticIndex, policy } = state.context;
  const { refit } = policy.policy.complexity;
  return complexityReading(model, state.prompt, state.features, embedded, semanticIndex, refit);
}

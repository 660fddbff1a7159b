import type { CompiledPolicy } from './compiled-policy';
import type { Embedding, Features } from './domain/features';
import type { IndexRefit } from './domain/index-refit';
import type { Prompt, Tier } from './domain/prompt';
import type { ComplexityReading } from './pillars/complexity';
import type { RouterModel } from './pillars/router-model';
import type { SemanticIndex } from './pillars/semantic-index';

/**
 * What has been worked out about a prompt, each fact beside what it depends on besides the prompt. Prompts never change and
 * sliders fly a session again and again, so that a flight finds these instead of reading its text once more.
 */
export interface PromptFacts {
  features: Features | null;
  /** Estimated tokens of each earlier turn. */
  turnTokens: readonly number[] | null;
  /** Whose readings these are. */
  model: RouterModel | null;
  textReading: ComplexityReading | null;
  vectorReading: ComplexityReading | null;
  vectorIndex: SemanticIndex | null;
  vectorRefit: IndexRefit | undefined;
  judgeModel: RouterModel | null;
  judgeVector: Embedding | null;
  judgeScore: number;
  /** Under which rules the next two hold. */
  rulesOf: CompiledPolicy | null;
  rulesTier: Tier | null;
  /** Whether the length was held against the minimum. */
  rulesByLength: boolean;
}

const known = new WeakMap<Prompt, PromptFacts>();
// A flight asks half a dozen times in a row.
let last: { readonly prompt: Prompt; readonly facts: PromptFacts } | null = null;

/** The facts about a prompt object, to be read and filled by those who work them out. */
export function factsOf(prompt: Prompt): PromptFacts {
  if (last?.prompt === prompt) return last.facts;
  let facts = known.get(prompt);
  if (facts === undefined) {
    facts = {
      features: null,
      turnTokens: null,
      model: null,
      textReading: null,
      vectorReading: null,
      vectorIndex: null,
      vectorRefit: undefined,
      judgeModel: null,
      judgeVector: null,
      judgeScore: 0,
      rulesOf: null,
      rulesTier: null,
      rulesByLength: false,
    };
    known.set(prompt, facts);
  }
  last = { prompt, facts };
  return facts;
}

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
  /** What the two readings and the judge's difficulty were worked out with. */
  readBy: ReadBy | null;
  textReading: ComplexityReading | null;
  vectorReading: ComplexityReading | null;
  judgeVector: Embedding | null;
  /** Ten times its difficulty: a whole number takes no memory of its own. */
  judgeTenths: number;
  rules: KnownRules | null;
}

/** One object for all prompts that were read with the same: a million rows would hold a million copies. */
export interface ReadBy {
  readonly model: RouterModel;
  readonly index: SemanticIndex | null;
  readonly refit: IndexRefit | undefined;
}

/** What the rules of a policy say of a prompt, without words: the same few objects for all prompts. */
export interface KnownRules {
  readonly policy: CompiledPolicy;
  /** Null where they abstain. */
  readonly tier: Tier | null;
  /** Whether the length was held against the minimum. */
  readonly byLength: boolean;
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
      readBy: null,
      textReading: null,
      vectorReading: null,
      judgeVector: null,
      judgeTenths: 0,
      rules: null,
    };
    known.set(prompt, facts);
  }
  last = { prompt, facts };
  return facts;
}

/** The latest few: a flight reads its prompt without a vector and with one. */
let knownReadBy: readonly ReadBy[] = [];
const mostKnown = 4;

/**
 * The facts about a prompt with none that another model, index or refit has read; what is read of the text alone (`index` null)
 * outlives a change of the latter two.
 */
export function factsReadBy(
  prompt: Prompt,
  model: RouterModel,
  index: SemanticIndex | null,
  refit: IndexRefit | undefined,
): PromptFacts {
  const facts = factsOf(prompt);
  const before = facts.readBy;
  if (before?.model === model && (index === null || (before.index === index && before.refit === refit))) return facts;
  if (before?.model !== model) {
    facts.textReading = null;
    facts.judgeVector = null;
  }
  facts.vectorReading = null;
  facts.readBy = readByOf(model, index, refit);
  return facts;
}

function readByOf(model: RouterModel, index: SemanticIndex | null, refit: IndexRefit | undefined): ReadBy {
  const same = knownReadBy.find((one) => one.model === model && one.index === index && one.refit === refit);
  if (same !== undefined) return same;
  const readBy = { model, index, refit };
  knownReadBy = [readBy, ...knownReadBy.slice(0, mostKnown - 1)];
  return readBy;
}

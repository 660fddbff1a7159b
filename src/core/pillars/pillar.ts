import type { Effect, EmbeddedText, Reply } from '../effects';
import type { Evidence, Score, Verdict } from '../domain/verdict';
import type { Features } from '../domain/features';
import type { Prompt } from '../domain/prompt';
import type { FlightContext } from '../flight-context';

/** What a stage says, before it is entered into the trace. */
export interface StageVerdict {
  readonly verdict: Verdict;
  readonly score?: Score;
  readonly reason: string;
  readonly evidence?: readonly Evidence[];
}

/** What a stage may look at: the prompt, its facts, and who is still a candidate after the gates. */
export interface StageInput {
  readonly prompt: Prompt;
  readonly features: Features;
  readonly context: FlightContext;
  /** The vector, once a stage has asked for it; undefined before. */
  readonly embedded: EmbeddedText | undefined;
}

/** A stage of the cascade: it may yield effects and ends with its verdict. */
export type Stage = (input: StageInput) => Generator<Effect, StageVerdict, Reply>;

import type { Decision } from './decision';
import type { EndpointId } from './endpoint';
import type { Features } from './features';
import type { LiveRecord } from './live-record';
import type { Outcome } from './outcome';
import type { Prompt } from './prompt';
import type { TextCut } from './shortened-text';
import type { StageOverhead } from './telemetry';
import type { Reward } from './reward';

/** The nearest change that would send a prompt to the other tier, or the statement that none does. */
export interface Counterfactual {
  readonly kind: 'threshold' | 'text' | 'none';
  /** "Would go LOCAL if the similarity threshold were 0.92." */
  readonly sentence: string;
}

/** A stage's measured time on this machine, ms. */
export interface StageTime {
  readonly stage: StageOverhead['stage'] | 'generate';
  readonly milliseconds: number;
  /** False for simulated times (generate in SIM). */
  readonly measured: boolean;
}

/** A message of a request with what shortening cuts from it. */
export interface ShownCuts {
  readonly name: 'system' | 'turn' | 'prompt';
  readonly text: string;
  readonly cuts: readonly TextCut[];
}

/** What an endpoint is expected to do with a prompt. */
export interface EndpointOutlook {
  readonly endpointId: EndpointId;
  /** Whether the policy has it on for this request. */
  readonly takesPart: boolean;
  /** Probability that its answer is acceptable, 0..1; null where no local endpoint is known to measure by. */
  readonly acceptable: number | null;
  /** Estimated by the endpoint's own vocabulary. */
  readonly inputTokens: number;
  /** For an answer of its median length. */
  readonly costUsd: number;
}

/** Everything about one row: the prompt, its facts, every verdict, what would flip it, and how it ended. */
export interface Inspection {
  readonly row: number;
  readonly prompt: Prompt;
  readonly features: Features;
  readonly decision: Decision;
  readonly outcome: Outcome;
  readonly reward: Reward | null;
  readonly counterfactuals: readonly Counterfactual[];
  readonly times: readonly StageTime[];
  /** Of every endpoint of the catalogue; absent for live rows, whose endpoints nobody has measured. */
  readonly outlooks?: readonly EndpointOutlook[];
  /** Messages that shortening cuts; absent where there are none. */
  readonly shortened?: readonly ShownCuts[];
  /** What the user's own endpoints answered; absent in simulation, which has no text. */
  readonly live?: Pick<LiveRecord, 'startedAt' | 'calls' | 'judgement' | 'summaryCall'>;
}

/** The two places where an answer can be made: on this device, or in somebody's cloud. */
export type Tier = 'local' | 'cloud';

export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/**
 * Characters of text, system and turns together that a prompt may have: half a million tokens or so, more than nearly every
 * context takes. Shorter limits would make the dearest rows of a log cheap.
 */
export const longestPromptCharacters = 2_000_000;

export type PromptOrigin = 'sample' | 'typed' | 'imported';

/** Who said which tier a prompt needs; accuracy figures always name it. */
export type LabelSource = 'sample-authors' | 'user' | 'recorded-outcome' | 'judge';

/** Which tier answers a prompt acceptably: local was enough, the cloud was needed, or both failed. */
export interface Label {
  readonly need: Tier | 'both-failed';
  readonly source: LabelSource;
}

export interface PromptMetadata {
  readonly app?: string;
  readonly user?: string;
  readonly userTier?: string;
  readonly session?: string;
  /** Residency demanded of whoever answers, e.g. `eu`; lower case. */
  readonly region?: string;
  readonly priority?: 'low' | 'normal' | 'high';
}

/** What the user's log says happened to a prompt. */
export interface RecordedOutcome {
  readonly model?: string;
  readonly costUsd?: number;
  readonly latencyMs?: number;
  /** 0..1 */
  readonly quality?: number;
}

/** One request to be routed. `text` is the last user turn, `turns` the earlier ones, oldest first. */
export interface Prompt {
  readonly id: string;
  readonly text: string;
  readonly system?: string;
  readonly turns?: readonly Turn[];
  readonly metadata: PromptMetadata;
  readonly origin: PromptOrigin;
  readonly label?: Label;
  /** Shown and compared with; it decides nothing. */
  readonly recorded?: RecordedOutcome;
  /** Ground truth: carries personal or secret data. Absent when nobody has said. */
  readonly sensitive?: boolean;
  readonly topic?: string;
  /** Given to samples, once and for all: what ships was tuned on one half, figures report the other. */
  readonly split?: 'tune' | 'report';
  /** Earned: the policy in force rests on this prompt, by a search or a fit that read its label, or as an example. */
  readonly tunedOn?: true;
  /** Gates that the user overrode for this one flight, e.g. "Allow once"; recorded in the trace. */
  readonly overrides?: readonly 'privacy'[];
}

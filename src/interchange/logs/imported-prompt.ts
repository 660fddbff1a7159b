import type { Label, PromptMetadata, Turn } from '../../core/domain/prompt';

/** What the log says happened to a prompt. */
export interface RecordedOutcome {
  readonly model?: string;
  readonly costUsd?: number;
  readonly latencyMs?: number;
  /** 0..1 */
  readonly quality?: number;
}

/** A prompt out of a user's log; a draft of the engine's protocol with its label and what was recorded of it. */
export interface ImportedPrompt {
  readonly text: string;
  readonly system?: string;
  readonly turns?: readonly Turn[];
  readonly metadata: PromptMetadata;
  readonly label?: Label;
  readonly recorded?: RecordedOutcome;
}

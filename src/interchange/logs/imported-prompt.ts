import type { Label, PromptMetadata, RecordedOutcome, Turn } from '../../core/domain/prompt';

/** A prompt out of a user's log; a draft of the engine's protocol with its label and what was recorded of it. */
export interface ImportedPrompt {
  readonly text: string;
  readonly system?: string;
  readonly turns?: readonly Turn[];
  readonly metadata: PromptMetadata;
  readonly label?: Label;
  readonly recorded?: RecordedOutcome;
}

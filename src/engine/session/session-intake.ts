import type { PromptDraft } from '../protocol';

/** A session that takes prompts in part after part, with nothing else coming between. */
export interface SessionIntake {
  /** Prompts there are now. */
  readonly rows: number;
  /** Takes every prompt out of the session; seed and policy stay. */
  readonly forget: () => Promise<void>;
  /** Adds a part and answers how many of its first prompts stayed: all, unless it was cancelled. */
  readonly add: (drafts: readonly PromptDraft[], onDone: (done: number) => void) => Promise<number>;
}

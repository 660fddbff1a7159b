import type { Prompt } from '../core/domain/prompt';
import type { PromptDraft } from '../engine/protocol';

/** A routed prompt as it can be handed over again: everything but its id, its label and what was overridden. */
export function draftOf({ text, system, turns, metadata }: Prompt): PromptDraft {
  return {
    text,
    metadata,
    ...(system === undefined ? {} : { system }),
    ...(turns === undefined ? {} : { turns }),
  };
}

import type { PiiSpan } from '../core/domain/features';
import type { Prompt } from '../core/domain/prompt';
import { redactSpans } from '../core/domain/redact-spans';
import type { PromptDraft } from '../engine/protocol';
import { draftOf } from './draft-of';

/** A prompt with each detected span of personal or secret data replaced by its kind, as `[iban]`. */
export function redactDraft(prompt: Prompt, spans: readonly PiiSpan[]): PromptDraft {
  const draft = draftOf(prompt);
  const of = (field: PiiSpan['field']): readonly PiiSpan[] => spans.filter((span) => span.field === field);
  let before = 0;
  const turns = draft.turns?.map((turn) => {
    // The detectors read the turns as one text, one turn a line.
    const from = before;
    before += turn.text.length + 1;
    const own = of('turns').map((span) => ({ ...span, start: span.start - from, end: span.end - from }));
    return { ...turn, text: redactSpans(turn.text, own) };
  });
  return {
    ...draft,
    text: redactSpans(draft.text, of('text')),
    ...(draft.system === undefined ? {} : { system: redactSpans(draft.system, of('system')) }),
    ...(turns === undefined ? {} : { turns }),
  };
}

import type { PiiSpan } from '../core/domain/features';
import type { Prompt } from '../core/domain/prompt';
import type { PromptDraft } from '../engine/protocol';
import { draftOf } from './draft-of';

/** A prompt with each detected span of personal or secret data replaced by its kind, e.g. "[redacted iban]". */
export function redactDraft(prompt: Prompt, spans: readonly PiiSpan[]): PromptDraft {
  const draft = draftOf(prompt);
  const of = (field: PiiSpan['field']): readonly PiiSpan[] => spans.filter((span) => span.field === field);
  let before = 0;
  const turns = draft.turns?.map((turn) => {
    // The detectors read the turns as one text, one turn a line.
    const from = before;
    before += turn.text.length + 1;
    const own = of('turns').map((span) => ({ ...span, start: span.start - from, end: span.end - from }));
    return { ...turn, text: redacted(turn.text, own) };
  });
  return {
    ...draft,
    text: redacted(draft.text, of('text')),
    ...(draft.system === undefined ? {} : { system: redacted(draft.system, of('system')) }),
    ...(turns === undefined ? {} : { turns }),
  };
}

function redacted(text: string, spans: readonly PiiSpan[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, kind } of [...spans].sort((a, b) => a.start - b.start)) {
    const [from, to] = [Math.max(0, start), Math.min(text.length, end)];
    // Outside of this text, or within a span that is already gone.
    if (to <= at || from >= text.length) continue;
    result += `${text.slice(at, Math.max(at, from))}[redacted ${kind}]`;
    at = to;
  }
  return result + text.slice(at);
}

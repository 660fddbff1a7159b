import * as v from 'valibot';
import type { ChatPart } from './chat-part';
import { emptyDelta } from './chat-part';
import { openAiUsageOf } from './reported-usage';

const text = v.fallback(
  v.union([
    v.string(),
    // Some servers send content in pieces.
    v.pipe(
      v.array(v.object({ text: v.optional(v.string(), '') })),
      v.transform((pieces) => pieces.map((piece) => piece.text).join('')),
    ),
  ]),
  '',
);
/** The answer's own text, and the thinking that some servers send beside it under either name. */
const said = v.fallback(v.object({ content: text, reasoning_content: text, reasoning: text, refusal: text }), {
  content: '',
  reasoning_content: '',
  reasoning: '',
  refusal: '',
});
const choice = v.object({
  delta: said,
  message: said,
  finish_reason: v.fallback(v.nullable(v.string()), null),
});
const message = v.object({
  choices: v.optional(v.array(choice), []),
  usage: v.optional(v.unknown()),
  error: v.optional(v.unknown()),
});
const errorBody = v.object({
  type: v.fallback(v.string(), ''),
  code: v.fallback(v.pipe(v.union([v.string(), v.number()]), v.transform(String)), ''),
  message: v.fallback(v.string(), ''),
});

/** Reads the data of one event of a chat stream, or the body of an answer that came whole. */
export function readOpenAiMessage(data: string): ChatPart {
  if (data.trim() === '[DONE]') return { ...emptyDelta, last: true };
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), message), data);
  if (!parsed.success) return { kind: 'garbage' };
  const { choices, usage, error } = parsed.output;
  if (error !== undefined && error !== null) return readOpenAiError(error);
  const [first] = choices;
  if (first === undefined && usage === undefined) return { kind: 'garbage' };
  const { delta, message: whole, finish_reason: finishReason } = first ?? emptyChoice;
  return {
    ...emptyDelta,
    text: delta.content + delta.refusal + whole.content + whole.refusal,
    reasoning: delta.reasoning_content + delta.reasoning + whole.reasoning_content + whole.reasoning,
    finishReason,
    usage: openAiUsageOf(usage),
  };
}

const nothingSaid = { content: '', reasoning_content: '', reasoning: '', refusal: '' };
const emptyChoice = { delta: nothingSaid, message: nothingSaid, finish_reason: null };

function readOpenAiError(value: unknown): ChatPart {
  if (typeof value === 'string') return { kind: 'error', type: '', message: value };
  const parsed = v.safeParse(errorBody, value);
  if (!parsed.success) return { kind: 'error', type: '', message: '' };
  const { type, code, message: sentence } = parsed.output;
  return { kind: 'error', type: `${code} ${type}`.trim(), message: sentence };
}

import * as v from 'valibot';
import type { ChatPart } from './chat-part';
import { emptyDelta } from './chat-part';
import { ollamaUsageOf } from './reported-usage';

const text = v.fallback(v.string(), '');
const message = v.object({
  message: v.fallback(v.nullable(v.object({ content: text, thinking: text })), null),
  done: v.fallback(v.boolean(), false),
  done_reason: v.fallback(v.nullable(v.string()), null),
  error: v.fallback(v.nullable(v.string()), null),
});

/** Reads one line of Ollama's `/api/chat`. */
export function readOllamaMessage(line: string): ChatPart {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson()), line);
  const read = parsed.success ? v.safeParse(message, parsed.output) : parsed;
  if (!read.success) return { kind: 'garbage' };
  const { message: said, done, done_reason: doneReason, error } = read.output;
  if (error !== null) return { kind: 'error', type: '', message: error };
  if (said === null && !done) return { kind: 'garbage' };
  return {
    ...emptyDelta,
    text: said?.content ?? '',
    reasoning: said?.thinking ?? '',
    finishReason: done ? (doneReason ?? 'stop') : null,
    usage: done ? ollamaUsageOf(parsed.output) : null,
    last: done,
  };
}

import * as v from 'valibot';
import type { ReportedUsage } from './chat-part';

/** No context holds more: a larger figure is an error of the server's, and is not billed. */
const mostTokens = 20_000_000;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostTokens));
const detail = v.fallback(v.optional(v.nullable(v.number())), null);

const openAiUsage = v.object({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: v.nullish(v.object({ cached_tokens: detail })),
  completion_tokens_details: v.nullish(v.object({ reasoning_tokens: detail })),
});

/** Usage of an OpenAI-compatible server; null where there is none, or none that can be. */
export function openAiUsageOf(value: unknown): ReportedUsage | null {
  const parsed = v.safeParse(openAiUsage, value);
  if (!parsed.success) return null;
  const { prompt_tokens: input, completion_tokens: output } = parsed.output;
  return {
    input,
    output,
    cacheRead: within(parsed.output.prompt_tokens_details?.cached_tokens, input),
    reasoning: within(parsed.output.completion_tokens_details?.reasoning_tokens, output),
  };
}

const ollamaUsage = v.object({ prompt_eval_count: v.optional(count, 0), eval_count: count });

/** Usage in Ollama's last message; a prompt that it had cached is reported as 0 tokens and kept so. */
export function ollamaUsageOf(value: unknown): ReportedUsage | null {
  const parsed = v.safeParse(ollamaUsage, value);
  if (!parsed.success) return null;
  return { input: parsed.output.prompt_eval_count, output: parsed.output.eval_count, cacheRead: 0, reasoning: 0 };
}

/** A part of a whole; what cannot be a part counts as none. */
function within(part: number | null | undefined, whole: number): number {
  return typeof part === 'number' && Number.isInteger(part) && part >= 0 && part <= whole ? part : 0;
}

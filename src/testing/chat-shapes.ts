/** Messages of both protocols as their servers send them, written down here after the providers' own references. */
export type Protocol = 'openai' | 'ollama';

/** How much a reply says it used; huge figures are no integer a page can hold. */
export interface ShapedUsage {
  readonly input: number;
  readonly output: number;
}

const stamp = 1_790_000_000;

/** An OpenAI-compatible chunk. */
export function openAiChunk(model: string, text: string, finishReason: string | null = null): string {
  return JSON.stringify({
    id: 'chatcmpl-fault',
    object: 'chat.completion.chunk',
    created: stamp,
    model,
    system_fingerprint: null,
    choices: [{ index: 0, delta: text === '' ? {} : { content: text }, logprobs: null, finish_reason: finishReason }],
  });
}

/** The chunk that `stream_options.include_usage` asks for: usage, and no choices. */
export function openAiUsageChunk(model: string, usage: ShapedUsage): string {
  return JSON.stringify({
    id: 'chatcmpl-fault',
    object: 'chat.completion.chunk',
    created: stamp,
    model,
    choices: [],
    usage: openAiUsage(usage),
  });
}

/** The whole answer of a server that does not stream. */
export function openAiCompletion(model: string, text: string, usage: ShapedUsage): string {
  return JSON.stringify({
    id: 'chatcmpl-fault',
    object: 'chat.completion',
    created: stamp,
    model,
    choices: [{ index: 0, message: { role: 'assistant', content: text, refusal: null }, finish_reason: 'stop' }],
    usage: openAiUsage(usage),
  });
}

/** One line of Ollama's `/api/chat`. */
export function ollamaLine(model: string, text: string): string {
  const created = new Date(1000 * stamp).toISOString();
  return JSON.stringify({ model, created_at: created, message: { role: 'assistant', content: text }, done: false });
}

/** The line with which Ollama ends; durations in ns. */
export function ollamaLastLine(model: string, usage: ShapedUsage | null): string {
  return JSON.stringify({
    model,
    created_at: new Date(1000 * stamp).toISOString(),
    message: { role: 'assistant', content: '' },
    done: true,
    done_reason: 'stop',
    ...(usage === null ? {} : { prompt_eval_count: usage.input, eval_count: usage.output }),
    total_duration: 900_000_000,
    eval_duration: 600_000_000,
  });
}

/** An error body of either protocol. */
export function errorBody(protocol: Protocol, code: string, message: string): string {
  if (protocol === 'ollama') return JSON.stringify({ error: message });
  return JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code } });
}

function openAiUsage({ input, output }: ShapedUsage): Record<string, unknown> {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0 },
  };
}

import type { ChatMessage } from './chat-messages';
import { addressOf, headersOf } from './live-target';
import type { LiveTarget } from './live-target';

/** What an answer must look like: a JSON schema, and what it is called. */
export interface AnswerSchema {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** Tokens of a constrained answer: it is short. */
export const constrainedTokens = 64;

/** How an answer is limited. */
export interface AnswerLimits {
  readonly json?: AnswerSchema;
  /** Tokens after which the server is to cut it; absent or null: it is not to. */
  readonly maxOutputTokens?: number | null;
}

/** A chat request of either protocol, streamed. `json` constrains the answer to a JSON schema, at temperature 0. */
export function chatRequest(
  target: LiveTarget,
  messages: readonly ChatMessage[],
  { json, maxOutputTokens = null }: AnswerLimits = {},
): { readonly url: string; readonly headers: Record<string, string>; readonly body: string } {
  const headers = { ...headersOf(target), 'Content-Type': 'application/json' };
  const { model, protocol } = target;
  if (protocol === 'ollama') {
    const cut = maxOutputTokens === null ? {} : { options: { num_predict: maxOutputTokens } };
    const limits = json === undefined ? cut : constrainedOllama(json);
    const body = JSON.stringify({ model, messages, stream: true, ...limits });
    return { url: addressOf(target, 'api/chat'), headers, body };
  }
  const cut = maxOutputTokens === null ? {} : { [outputLimitName(target)]: maxOutputTokens };
  const limits = json === undefined ? cut : constrainedOpenAi(target, json);
  const body = JSON.stringify({ model, messages, stream: true, stream_options: { include_usage: true }, ...limits });
  return { url: addressOf(target, 'chat/completions'), headers, body };
}

function constrainedOllama({ schema }: AnswerSchema): Readonly<Record<string, unknown>> {
  // A model that thinks first would use its tokens up before it answers.
  return { format: schema, think: false, options: { temperature: 0, num_predict: constrainedTokens } };
}

function constrainedOpenAi(target: LiveTarget, { name, schema }: AnswerSchema): Readonly<Record<string, unknown>> {
  return {
    temperature: 0,
    [outputLimitName(target)]: constrainedTokens,
    response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } },
  };
}

/** OpenAI's newer models refuse the old name; other servers often know no other. */
function outputLimitName({ baseUrl }: LiveTarget): 'max_completion_tokens' | 'max_tokens' {
  return URL.canParse(baseUrl) && new URL(baseUrl).hostname === 'api.openai.com'
    ? 'max_completion_tokens'
    : 'max_tokens';
}

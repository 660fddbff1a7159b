import type { ChatMessage } from './chat-messages';
import { addressOf, headersOf } from './live-target';
import type { LiveTarget } from './live-target';

/** A chat request of either protocol, streamed. `json` constrains Ollama's answer to a JSON schema, at temperature 0. */
export function chatRequest(
  target: LiveTarget,
  messages: readonly ChatMessage[],
  json?: Readonly<Record<string, unknown>>,
): { readonly url: string; readonly headers: Record<string, string>; readonly body: string } {
  const headers = { ...headersOf(target), 'Content-Type': 'application/json' };
  const { model, protocol } = target;
  if (protocol === 'ollama') {
    const constrained = json === undefined ? {} : { format: json, options: { temperature: 0, num_predict: 64 } };
    const body = JSON.stringify({ model, messages, stream: true, ...constrained });
    return { url: addressOf(target, 'api/chat'), headers, body };
  }
  const body = JSON.stringify({ model, messages, stream: true, stream_options: { include_usage: true } });
  return { url: addressOf(target, 'chat/completions'), headers, body };
}

import * as v from 'valibot';
import { chatFailure } from './chat-failure';
import type { ChatFailure } from './chat-failure';

const text = v.fallback(v.string(), '');
const code = v.fallback(v.pipe(v.union([v.string(), v.number()]), v.transform(String)), '');
const said = v.object({ type: text, status: text, code, message: text });
/** Under `error` with most; beside it with older vLLM; `detail` with whatever is built on FastAPI; in a list with Google. */
const one = v.object({
  error: v.optional(v.union([v.string(), said])),
  detail: v.fallback(v.optional(v.string()), undefined),
  ...said.entries,
});
const body = v.union([
  v.pipe(
    v.tuple([one]),
    v.transform(([first]) => first),
  ),
  one,
]);

/** Maps a status and the server's words to one code; the words themselves go no further. */
export function httpFailure(status: number, bodyText: string): ChatFailure {
  const words = wordsOf(bodyText);
  switch (status) {
    case 401:
      return chatFailure('auth', '401: the key was rejected. Check it in Settings.', false);
    case 402:
      return chatFailure('auth', '402: the account has no credit left.', false);
    case 403:
      return chatFailure(
        'auth',
        '403: refused. The key lacks this right, or the server does not know this page.',
        false,
      );
    case 404:
      return chatFailure('not-found', '404: no such model or address. Check both in Settings.', false);
    case 408:
      return chatFailure('endpoint-timeout', '408: the server gave the request up.', true);
    case 413:
      return chatFailure('context-overflow', '413: the prompt is too large for this model.', false);
    case 429:
      return /quota|billing|credit/.test(words)
        ? chatFailure('rate-limited', '429: the quota is used up.', false)
        : chatFailure('rate-limited', '429: too many requests.', true);
  }
  if (status >= 500) return chatFailure('server-error', `${status}: the server failed.`, true);
  return requestFailure(String(status), words);
}

/** Maps an error that a server reports in the midst of a stream, by its own words. */
export function streamFailure(type: string, message: string): ChatFailure {
  const words = `${type} ${message}`.toLowerCase();
  if (/rate.?limit|too many requests|\b429\b/.test(words))
    return chatFailure('rate-limited', 'The server reported a rate limit in the midst of its answer.', true);
  if (/context|maximum.{0,20}tokens|content.?(filter|policy)|moderation/.test(words))
    return requestFailure('In mid-answer', words);
  return chatFailure('broken-stream', 'The server reported an error in the midst of its answer.', true);
}

function requestFailure(where: string, words: string): ChatFailure {
  if (/content.?(filter|policy)|moderation/.test(words))
    return chatFailure('content-filter', `${where}: the provider's content filter refused it.`, false);
  if (
    /context.?(length|window|size)|maximum context|too many tokens|prompt is too long|exceeds the maximum number of tokens/.test(
      words,
    )
  )
    return chatFailure('context-overflow', `${where}: the prompt is longer than this model's context.`, false);
  if (/api.?key.{0,40}(not valid|invalid|incorrect)|invalid.{0,10}api.?key/.test(words))
    return chatFailure('auth', `${where}: the key was rejected. Check it in Settings.`, false);
  if (/model.{0,60}(not found|does not exist)/.test(words))
    return chatFailure('not-found', `${where}: no such model. Check it in Settings.`, false);
  return chatFailure('bad-request', `${where}: the server did not take the request.`, false);
}

function wordsOf(bodyText: string): string {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), body), bodyText);
  if (!parsed.success) return '';
  const { error, detail = '', ...beside } = parsed.output;
  if (typeof error === 'string') return error.toLowerCase();
  const { code: word, type, status, message } = error ?? beside;
  return `${word} ${type} ${status} ${message} ${detail}`.toLowerCase();
}

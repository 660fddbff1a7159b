import { expect, it } from 'vitest';
import { httpFailure } from './http-failure';

/** Bodies as OpenAI, Ollama, vLLM (bare, as before 0.10), FastAPI servers, Anthropic's and Google's compatible endpoints write them. */
const openAi = (code: string, message: string) => ({
  error: { message, type: 'invalid_request_error', param: null, code },
});
const ollama = (error: string) => ({ error });
const vllm = (message: string) => ({ object: 'error', message, type: 'BadRequestError', param: null, code: 400 });
const anthropic = (type: string, message: string) => ({ type: 'error', error: { type, message } });
const google = (code: number, message: string, status: string) => [{ error: { code, message, status } }];

it.each([
  ['OpenAI', 400, openAi('context_length_exceeded', 'Please reduce the length.'), 'context-overflow'],
  ['Ollama', 400, ollama('the prompt exceeds the context window'), 'context-overflow'],
  ['vLLM', 400, vllm("This model's maximum context length is 4096 tokens."), 'context-overflow'],
  ['Anthropic', 400, anthropic('invalid_request_error', 'prompt is too long: 210000 tokens'), 'context-overflow'],
  [
    'Google',
    400,
    google(400, 'The input token count exceeds the maximum number of tokens', 'INVALID_ARGUMENT'),
    'context-overflow',
  ],
  ['OpenAI', 404, openAi('model_not_found', 'The model `x` does not exist'), 'not-found'],
  ['Ollama', 404, ollama('model "x" not found, try pulling it first'), 'not-found'],
  ['vLLM', 400, vllm('The model `x` does not exist.'), 'not-found'],
  ['OpenAI', 401, openAi('invalid_api_key', 'Incorrect API key provided.'), 'auth'],
  ['Google', 400, google(400, 'API key not valid. Please pass a valid API key.', 'INVALID_ARGUMENT'), 'auth'],
  ['FastAPI', 400, { detail: 'Invalid API key' }, 'auth'],
  ['OpenAI', 429, openAi('rate_limit_exceeded', 'Rate limit reached'), 'rate-limited'],
  ['Google', 429, google(429, 'Resource has been exhausted', 'RESOURCE_EXHAUSTED'), 'rate-limited'],
  ['Anthropic', 529, anthropic('overloaded_error', 'Overloaded'), 'server-error'],
  ['Ollama', 500, ollama('llama runner process has terminated'), 'server-error'],
  ['OpenAI', 400, openAi('content_filter', 'The response was filtered'), 'content-filter'],
  ['nobody', 400, '<html>Bad gateway</html>', 'bad-request'],
])('%s %i %j is %s', (_who, status, body, code) => {
  const said = httpFailure(status, typeof body === 'string' ? body : JSON.stringify(body));
  expect(said.code).toBe(code);
  // In our own words: a body may hold the key or the prompt.
  expect(said.message).not.toContain('try pulling');
});

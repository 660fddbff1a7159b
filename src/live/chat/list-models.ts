import * as v from 'valibot';
import { CallWatch } from './call-watch';
import type { ChatFailure } from './chat-failure';
import { chatFailure } from './chat-failure';
import { httpFailure } from './http-failure';
import { addressOf, headersOf, requestManners } from './live-target';
import type { LiveTarget } from './live-target';
import { readCapped } from './read-capped';
import type { ChatWorld } from './stream-chat';

const mostModels = 5000;
const openAiList = v.object({
  data: v.array(
    v.object({
      id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
      // OpenAI says so since 2026; others do not know the field.
      shutdown_date: v.fallback(v.nullish(v.pipe(v.string(), v.isoDate())), null),
    }),
  ),
});
const ollamaList = v.object({
  models: v.array(v.object({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) })),
});

export type ListedModels =
  | {
      readonly ok: true;
      readonly models: readonly string[];
      /** When models are shut down, `YYYY-MM-DD`, where the server says so. */
      readonly shutdowns: Readonly<Record<string, string>>;
      readonly durationMs: number;
    }
  | { readonly ok: false; readonly status: number | null; readonly failure: ChatFailure; readonly durationMs: number };

/** Asks a server which models it has: `/models`, or Ollama's `/api/tags`. Never rejects. */
export async function listModels(
  target: Omit<LiveTarget, 'model'>,
  timeoutMs: number,
  signal: AbortSignal,
  world: Pick<ChatWorld, 'fetch' | 'now' | 'after'>,
): Promise<ListedModels> {
  const startMs = world.now();
  const watch = new CallWatch(signal, { firstTokenMs: timeoutMs, betweenTokensMs: timeoutMs }, world.after);
  const url = addressOf(target, target.protocol === 'ollama' ? 'api/tags' : 'models');
  const failed = (status: number | null, failure: ChatFailure): ListedModels => ({
    ok: false,
    status,
    failure: watch.cause ?? failure,
    durationMs: world.now() - startMs,
  });
  try {
    const response = await world.fetch(url, { ...requestManners, headers: headersOf(target), signal: watch.signal });
    if (response.type === 'opaqueredirect') return failed(null, redirected);
    const text = await readCapped(response, 4_000_000);
    if (!response.ok) return failed(response.status, httpFailure(response.status, text));
    const models = parseModels(target.protocol, text);
    if (models === null) return failed(response.status, noList);
    return { ok: true, ...models, durationMs: world.now() - startMs };
  } catch {
    return failed(null, unreachable);
  } finally {
    watch.stop();
  }
}

const redirected = chatFailure('bad-request', 'Answered by a redirect. Put the final address here.', false);
const noList = chatFailure('bad-request', 'It answered, but not with a list of models. Check the base URL.', false);
const unreachable = chatFailure('network', 'Unreachable or CORS.', true);

function parseModels(
  protocol: LiveTarget['protocol'],
  text: string,
): Pick<ListedModels & { ok: true }, 'models' | 'shutdowns'> | null {
  const json = v.safeParse(v.pipe(v.string(), v.parseJson()), text);
  if (!json.success) return null;
  if (protocol === 'ollama') {
    const tags = v.safeParse(ollamaList, json.output);
    if (!tags.success) return null;
    return { models: tags.output.models.slice(0, mostModels).map(({ name }) => name), shutdowns: {} };
  }
  const list = v.safeParse(openAiList, json.output);
  if (!list.success) return null;
  const data = list.output.data.slice(0, mostModels);
  const dated = data.flatMap(({ id, shutdown_date: on }) => (typeof on === 'string' ? [[id, on] as const] : []));
  return { models: data.map(({ id }) => id), shutdowns: Object.fromEntries(dated) };
}

import { isLoopback } from '../../core/domain/is-loopback';
import { listModels } from './list-models';
import type { LiveTarget } from './live-target';
import type { ChatWorld } from './stream-chat';

/** What a connection's test found, by name; `detail` says what to do about it. */
export interface ConnectionReport {
  readonly result:
    | 'ok'
    | 'key-rejected'
    | 'forbidden'
    | 'rate-limited'
    | 'wrong-address'
    | 'server-error'
    | 'timeout'
    | 'mixed-content'
    | 'local-network-denied'
    | 'unreachable-or-cors'
    | 'cancelled';
  readonly detail: string;
  readonly models: readonly string[];
  /** When models are shut down, `YYYY-MM-DD`, where the server says so. */
  readonly shutdowns?: Readonly<Record<string, string>>;
  readonly durationMs: number;
}

/** Where the page stands, for what browsers refuse on its behalf. */
export interface TestingPage {
  /** As `https://host.example`. */
  readonly origin: string;
  /** Whether the user has refused this page the local network; false where the browser does not say. */
  readonly localNetworkDenied: () => Promise<boolean>;
}

type Verdict = Pick<ConnectionReport, 'result' | 'detail'>;

/** Tests a connection by asking for its models. Never rejects. */
export async function testConnection(
  target: Omit<LiveTarget, 'model'>,
  timeoutMs: number,
  signal: AbortSignal,
  page: TestingPage,
  world: Pick<ChatWorld, 'fetch' | 'now' | 'after'>,
): Promise<ConnectionReport> {
  if (isMixed(target.baseUrl, page.origin)) {
    const detail =
      'An https page may not call a plain http host. Serve the host over https, or open this page over http.';
    return { result: 'mixed-content', detail, models: [], durationMs: 0 };
  }
  const listed = await listModels(target, timeoutMs, signal, world);
  const { durationMs } = listed;
  if (listed.ok) return { result: 'ok', detail: '', models: listed.models, shutdowns: listed.shutdowns, durationMs };
  const { code } = listed.failure;
  const verdict =
    code === 'network'
      ? await unreachable(target, page)
      : (endedVerdict(code, timeoutMs) ?? answered(listed, target, page));
  return { ...verdict, models: [], durationMs };
}

function endedVerdict(code: string, timeoutMs: number): Verdict | null {
  if (code === 'cancelled') return { result: 'cancelled', detail: '' };
  if (!code.startsWith('timeout')) return null;
  return { result: 'timeout', detail: `No answer within ${timeoutMs / 1000} s.` };
}

function answered(
  { status }: { readonly status: number | null },
  { protocol }: Pick<LiveTarget, 'protocol'>,
  { origin }: TestingPage,
): Verdict {
  switch (status) {
    case 401:
      return { result: 'key-rejected', detail: '401: the key is wrong, expired or revoked.' };
    case 403:
      return {
        result: 'forbidden',
        detail: protocol === 'ollama' ? ollamaOrigins(origin) : '403: the key lacks this right.',
      };
    case 429:
      return { result: 'rate-limited', detail: '429: the key works, its limit is reached.' };
    default:
  }
  if (status !== null && status >= 500) return { result: 'server-error', detail: `${status}: the server failed.` };
  const found = status === null ? 'a redirect' : status === 200 ? 'something else than a list of models' : `${status}`;
  const hint = protocol === 'ollama' ? 'the bare host, as http://localhost:11434' : 'the address up to /v1';
  return { result: 'wrong-address', detail: `It answered ${found}. The base URL is ${hint}.` };
}

async function unreachable({ protocol, baseUrl }: Omit<LiveTarget, 'model'>, page: TestingPage): Promise<Verdict> {
  if (isLocal(baseUrl) && !isLocal(page.origin) && (await page.localNetworkDenied()))
    return {
      result: 'local-network-denied',
      detail: 'Allow this page the local network in the browser’s site settings.',
    };
  const cors =
    protocol === 'ollama' ? ollamaOrigins(page.origin) : `It must answer with CORS headers for ${page.origin}.`;
  return {
    result: 'unreachable-or-cors',
    detail: `A page cannot tell which. First: does the server run at this address? Second: ${cors}`,
  };
}

function ollamaOrigins(origin: string): string {
  return `Ollama refuses origins it does not know: start it with OLLAMA_ORIGINS=${origin}.`;
}

function isMixed(baseUrl: string, pageOrigin: string): boolean {
  return pageOrigin.startsWith('https:') && /^http:/i.test(baseUrl) && !isLocal(baseUrl);
}

/** Loopback, which browsers count as secure. */
function isLocal(address: string): boolean {
  return URL.canParse(address) && isLoopback(new URL(address).origin);
}

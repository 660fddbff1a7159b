/** One model at one address, with what it takes to call it. Lives in worker memory only: it may hold a key. */
export interface LiveTarget {
  readonly protocol: 'openai' | 'ollama';
  /** As the settings keep it: for OpenAI-compatible servers up to and with `/v1`, for Ollama the bare host. */
  readonly baseUrl: string;
  readonly model: string;
  readonly key: string | null;
  /** Further headers that the user has set; they may hold secrets too. */
  readonly headers: Readonly<Record<string, string>>;
}

/** An address below a target's base URL. */
export function addressOf({ baseUrl }: Pick<LiveTarget, 'baseUrl'>, path: string): string {
  return `${baseUrl.trim().replace(/\/+$/, '')}/${path}`;
}

/** What every request to a target carries; the caller adds a content type where there is a body. */
export function headersOf({ key, headers }: Pick<LiveTarget, 'key' | 'headers'>): Record<string, string> {
  return { ...headers, ...(key === null ? {} : { Authorization: `Bearer ${key}` }) };
}

/** A redirect could carry a key to another host, a cookie could tell who asks: neither is followed or sent. */
export const requestManners = {
  mode: 'cors',
  credentials: 'omit',
  cache: 'no-store',
  redirect: 'manual',
  referrerPolicy: 'no-referrer',
} as const;

/** What gateways call a provider of the catalogue, where it answers, and the environment variable that its key is read from. */
export interface ProviderNames {
  readonly portkey: string;
  readonly litellm: string;
  /** Needed where the gateway does not know the provider's address by itself; the OpenAI-compatible root. */
  readonly baseUrl: string | null;
  readonly host: string;
  /** Null: it takes no key. */
  readonly keyName: string | null;
}

const known: Readonly<Record<string, ProviderNames>> = {
  ollama: {
    portkey: 'ollama',
    litellm: 'ollama_chat',
    baseUrl: 'http://127.0.0.1:11434',
    host: '127.0.0.1:11434',
    keyName: null,
  },
  openai: { portkey: 'openai', litellm: 'openai', baseUrl: null, host: 'api.openai.com', keyName: 'OPENAI_API_KEY' },
  anthropic: {
    portkey: 'anthropic',
    litellm: 'anthropic',
    baseUrl: null,
    host: 'api.anthropic.com',
    keyName: 'ANTHROPIC_API_KEY',
  },
  google: {
    portkey: 'google',
    litellm: 'gemini',
    baseUrl: null,
    host: 'generativelanguage.googleapis.com',
    keyName: 'GEMINI_API_KEY',
  },
  mistral: {
    portkey: 'mistral-ai',
    litellm: 'mistral',
    baseUrl: null,
    host: 'api.mistral.ai',
    keyName: 'MISTRAL_API_KEY',
  },
  featherless: {
    portkey: 'openai',
    litellm: 'openai',
    baseUrl: 'https://api.featherless.ai/v1',
    host: 'api.featherless.ai',
    keyName: 'FEATHERLESS_API_KEY',
  },
};

/** The names of a provider; undefined for one that no gateway is known to have. */
export function providerNames(provider: string): ProviderNames | undefined {
  return Object.hasOwn(known, provider) ? known[provider] : undefined;
}

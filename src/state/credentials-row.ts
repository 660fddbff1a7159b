import type { Secret } from './credentials-secret';

/** One endpoint as the settings keep it. Ollama has no key; only custom ones have a name of the user's. */
export interface ProviderRow {
  readonly id: string;
  readonly kind: 'ollama' | 'openai' | 'featherless' | 'custom';
  readonly name: string;
  readonly baseUrl: string;
  readonly models: readonly string[];
  readonly key: Secret | null;
}

export type BuiltInKind = Exclude<ProviderRow['kind'], 'custom'>;

const empty = { models: [], key: null } as const;

/** What the settings hold before anything was saved. */
export const defaultRows: readonly ProviderRow[] = [
  { ...empty, id: 'ollama', kind: 'ollama', name: 'Ollama', baseUrl: 'http://localhost:11434' },
  { ...empty, id: 'openai', kind: 'openai', name: 'OpenAI', baseUrl: 'https://api.openai.com/v1' },
  { ...empty, id: 'featherless', kind: 'featherless', name: 'Featherless', baseUrl: 'https://api.featherless.ai/v1' },
];

/** A custom endpoint without contents; its id is drawn, so that two tabs never give the same one. */
export function emptyCustomRow(): ProviderRow {
  const [draw = 0] = crypto.getRandomValues(new Uint32Array(1));
  return { ...empty, id: `custom-${draw.toString(16).padStart(8, '0')}`, kind: 'custom', name: '', baseUrl: '' };
}

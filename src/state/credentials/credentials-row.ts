import { originOf } from '../origin-of';
import type { Secret } from './credentials-secret';

/** One endpoint as the settings keep it. Ollama has no key; only custom ones have a name of the user's. */
export interface ProviderRow {
  readonly id: string;
  readonly kind: 'ollama' | 'openai' | 'featherless' | 'custom';
  readonly name: string;
  readonly baseUrl: string;
  readonly models: readonly string[];
  readonly key: Secret | null;
  /** Takes part in live runs. Null: the user has not said, so it does as soon as there is something to call. */
  readonly enabled: boolean | null;
  /** The origin that the user has said to trust as a machine or network of theirs; empty = none. Another address ends it. */
  readonly trustedOrigin: string;
  /** Seconds until the first token, as typed; empty = the default. */
  readonly timeout: string;
  /** Further headers, as typed: `Name: value; Name: value`. They hold no key. */
  readonly headers: string;
  /** USD per million tokens of models that the catalogue does not know, as typed: `0.15 / 0.60`. */
  readonly price: string;
}

/** Whether a row takes part in live runs. */
export function isEnabled({ enabled, kind, key, models }: Omit<ProviderRow, 'id'>): boolean {
  return enabled ?? (kind === 'custom' || key !== null || models.length > 0);
}

/** Whether the user trusts the address that a row has now. */
export function isTrusted({ baseUrl, trustedOrigin }: Pick<ProviderRow, 'baseUrl' | 'trustedOrigin'>): boolean {
  return trustedOrigin !== '' && trustedOrigin === originOf(baseUrl);
}

export type BuiltInKind = Exclude<ProviderRow['kind'], 'custom'>;

const empty = { models: [], key: null, enabled: null, timeout: '', headers: '', price: '', trustedOrigin: '' } as const;

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

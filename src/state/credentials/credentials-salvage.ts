import { refuseBaseUrl, refuseKey, refuseModels, refuseName, splitModels } from './credentials-check';
import { defaultRows, emptyCustomRow } from './credentials-row';
import type { ProviderRow } from './credentials-row';
import { Secret } from './credentials-secret';

export interface Salvaged {
  readonly rows: ProviderRow[];
  /** Entries that were taken over. */
  readonly understood: number;
  /** Entries that hold something and were not; a count, because their names might be secrets too. */
  readonly notUnderstood: number;
}

type FieldName = 'name' | 'baseUrl' | 'key' | 'models';

const fieldNames: ReadonlyMap<string, FieldName> = new Map([
  ['name', 'name'],
  ['baseurl', 'baseUrl'],
  ['url', 'baseUrl'],
  ['host', 'baseUrl'],
  ['endpoint', 'baseUrl'],
  ['key', 'key'],
  ['apikey', 'key'],
  ['token', 'key'],
  ['model', 'models'],
  ['models', 'models'],
]);

/**
 * Reads what older versions and other hands wrote: the article's `{openai: "sk-…", ollama: "http://…"}`, flat names such as
 * `openaiKey` or `OLLAMA_BASE_URL`, objects by provider, and a version 1 of which only a part is sound.
 */
export function salvage(value: unknown): Salvaged {
  if (!isRecord(value)) return { rows: [...defaultRows], understood: 0, notUnderstood: 1 };
  const { version: _version, savedAt: _savedAt, providers, ...flat } = value;
  const reader = new SalvageReader();
  for (const source of [flat, isRecord(providers) ? providers : {}])
    for (const [name, entry] of Object.entries(source)) reader.readProvider(name, entry);
  if (providers !== undefined && !isRecord(providers)) reader.miss();
  return reader.result();
}

class SalvageReader {
  readonly #rows = new Map<string, ProviderRow>(defaultRows.map((row) => [row.id, row]));
  #understood = 0;
  #notUnderstood = 0;

  result(): Salvaged {
    return { rows: [...this.#rows.values()], understood: this.#understood, notUnderstood: this.#notUnderstood };
  }

  miss(): void {
    this.#notUnderstood += 1;
  }

  readProvider(name: string, entry: unknown): void {
    if (isEmpty(entry)) return;
    if (name === 'custom' && Array.isArray(entry)) return this.#readCustom(entry);
    const [, id = '', rest = ''] = /^(ollama|openai|featherless)(.*)$/.exec(plain(name)) ?? [];
    const row = this.#rows.get(id);
    if (row === undefined) return this.miss();
    if (rest === '' && isRecord(entry)) return this.#readFields(row, entry);
    const isAddress = typeof entry === 'string' && (row.kind === 'ollama' || /^\s*https?:/i.test(entry));
    this.#put(row, rest === '' ? (isAddress ? 'baseUrl' : 'key') : fieldNames.get(rest), entry);
  }

  #readCustom(entries: readonly unknown[]): void {
    for (const entry of entries) {
      const row = emptyCustomRow();
      if (!isRecord(entry)) {
        this.miss();
        continue;
      }
      const { id: _id, ...fields } = entry;
      this.#rows.set(row.id, row);
      this.#readFields(row, fields);
      // Without a name and an address there is no endpoint, and a key alone would not be found in the form.
      const read = this.#rows.get(row.id);
      if (read?.name !== '' && read?.baseUrl !== '') continue;
      this.#rows.delete(row.id);
      this.miss();
    }
  }

  #readFields({ id }: ProviderRow, fields: Readonly<Record<string, unknown>>): void {
    for (const [name, entry] of Object.entries(fields)) {
      const row = this.#rows.get(id);
      if (row !== undefined && !isEmpty(entry)) this.#put(row, fieldNames.get(plain(name)), entry);
    }
  }

  #put(row: ProviderRow, field: FieldName | undefined, entry: unknown): void {
    const read = readField(row, field, entry);
    if (read === null) return this.miss();
    this.#understood += 1;
    this.#rows.set(row.id, read);
  }
}

function readField(row: ProviderRow, field: FieldName | undefined, entry: unknown): ProviderRow | null {
  if (field === 'models') {
    const text = Array.isArray(entry) && entry.every((one) => typeof one === 'string') ? entry.join(',') : entry;
    return typeof text === 'string' && refuseModels(text) === null ? { ...row, models: splitModels(text) } : null;
  }
  if (typeof entry !== 'string') return null;
  const text = entry.trim();
  if (field === 'baseUrl') return refuseBaseUrl(text) === null ? { ...row, baseUrl: text } : null;
  if (field === 'key')
    return row.kind === 'ollama' || refuseKey(text) !== null ? null : { ...row, key: new Secret(text) };
  if (field === 'name') return row.kind === 'custom' && refuseName(text) === null ? { ...row, name: text } : null;
  return null;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

function isEmpty(entry: unknown): boolean {
  return entry === null || entry === '' || (Array.isArray(entry) && entry.length === 0);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

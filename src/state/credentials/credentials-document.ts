import * as v from 'valibot';
import {
  refuseBaseUrl,
  refuseHeaders,
  refuseKey,
  refuseModels,
  refuseName,
  refusePrice,
  refuseTimeout,
} from './credentials-check';
import { defaultRows, emptyCustomRow, isTrusted } from './credentials-row';
import type { BuiltInKind, ProviderRow } from './credentials-row';
import { sealedSchema } from './credentials-seal';
import type { Sealed } from './credentials-seal';
import { Secret } from './credentials-secret';

const checked = (refuse: (text: string) => string | null) =>
  v.optional(
    v.pipe(
      v.string(),
      v.check((text) => refuse(text) === null),
    ),
  );
const endpoint = {
  enabled: v.optional(v.boolean()),
  timeout: checked(refuseTimeout),
  headers: checked(refuseHeaders),
  price: checked(refusePrice),
  /** Absent in what was saved before there was trust. */
  trustedOrigin: v.optional(v.pipe(v.string(), v.maxLength(300))),
  baseUrl: v.pipe(
    v.string(),
    v.check((text) => refuseBaseUrl(text) === null),
  ),
  models: v.pipe(
    v.array(v.string()),
    v.check((models) => models.every((model) => refuseModels(model) === null)),
  ),
};
const keyed = {
  ...endpoint,
  key: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => refuseKey(text) === null),
    ),
  ),
};
const custom = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^custom-[0-9a-f]{8}$/)),
  name: v.pipe(
    v.string(),
    v.check((text) => refuseName(text) === null),
  ),
  ...keyed,
});

/** What `routellm-keys` holds, version 1; src/decisions/0004 explains it. Strict: an unknown entry must not get lost. */
export const documentSchema = v.strictObject({
  version: v.literal(1),
  savedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** The keys, encrypted; the rows hold none then. */
  sealed: v.optional(sealedSchema),
  providers: v.strictObject({
    ollama: v.strictObject(endpoint),
    openai: v.strictObject(keyed),
    featherless: v.strictObject(keyed),
    custom: v.pipe(
      v.array(custom),
      v.check((rows) => new Set(rows.map(({ id }) => id)).size === rows.length),
    ),
  }),
});

type CredentialsDocument = v.InferOutput<typeof documentSchema>;

/** Reads a checked document into rows. */
export function fromDocument({ providers }: CredentialsDocument): ProviderRow[] {
  const builtIn = defaultRows.map((row) => (row.kind === 'custom' ? row : withStored(row, providers[row.kind])));
  const base = { ...emptyCustomRow(), kind: 'custom', models: [], key: null } as const;
  return [...builtIn, ...providers.custom.map((row) => withStored({ ...base, id: row.id, name: row.name }, row))];
}

/** Writes rows as a document, with their keys or, for a file that is handed on, without. */
export function toDocument(
  rows: readonly ProviderRow[],
  savedAt: Date,
  keys: 'with-keys' | 'without-keys',
  sealed: Sealed | null = null,
): string {
  const find = (kind: BuiltInKind) => {
    const row = rows.find((one) => one.kind === kind) ?? defaultRows.find((one) => one.kind === kind);
    return row === undefined ? {} : stored(row, keys);
  };
  const document = {
    version: 1,
    savedAt: savedAt.toISOString(),
    ...(sealed === null ? {} : { sealed }),
    providers: {
      ollama: find('ollama'),
      openai: find('openai'),
      featherless: find('featherless'),
      custom: rows
        .filter(({ kind }) => kind === 'custom')
        .map((row) => ({ id: row.id, name: row.name, ...stored(row, keys) })),
    },
  };
  return JSON.stringify(document, null, keys === 'with-keys' || sealed !== null ? 0 : 2);
}

function stored(row: ProviderRow, keys: 'with-keys' | 'without-keys') {
  const { baseUrl, models, key, enabled } = row;
  // What was left at its default is left out.
  const texts = (['timeout', 'headers', 'price'] as const).flatMap((name) =>
    row[name].trim() === '' ? [] : [[name, row[name].trim()] as const],
  );
  return {
    baseUrl,
    models,
    ...(enabled === null ? {} : { enabled }),
    ...Object.fromEntries(texts),
    // Trust is given here, by hand: a file does not carry it.
    ...(keys === 'without-keys' || !isTrusted(row) ? {} : { trustedOrigin: row.trustedOrigin }),
    ...(key === null || keys === 'without-keys' ? {} : { key: key.reveal() }),
  };
}

function withStored(row: ProviderRow, endpointStored: StoredEndpoint): ProviderRow {
  const {
    baseUrl,
    models,
    key,
    enabled = null,
    timeout = '',
    headers = '',
    price = '',
    trustedOrigin = '',
  } = endpointStored;
  const secret = key === undefined ? null : new Secret(key.trim());
  return { ...row, baseUrl, models, enabled, timeout, headers, price, trustedOrigin, key: secret };
}

interface StoredEndpoint {
  readonly baseUrl: string;
  readonly models: readonly string[];
  readonly key?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly timeout?: string | undefined;
  readonly headers?: string | undefined;
  readonly price?: string | undefined;
  readonly trustedOrigin?: string | undefined;
}

import * as v from 'valibot';

/** Rounds of PBKDF2 with SHA-256, as OWASP's password storage sheet advises (2023). */
const rounds = 600_000;

const base64 = v.pipe(v.string(), v.base64());

/** Keys encrypted by a passphrase, as they are stored. */
export const sealedSchema = v.strictObject({
  kdf: v.literal('PBKDF2-SHA256'),
  rounds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
  salt: base64,
  iv: base64,
  data: base64,
});
export type Sealed = v.InferOutput<typeof sealedSchema>;

/** A passphrase made into a key that no script can read out again. */
export interface Vault {
  readonly key: CryptoKey;
  readonly salt: string;
  readonly rounds: number;
}

/** Derives the key of a passphrase: for what was sealed with it, or for a new seal. */
export async function openVault(passphrase: string, sealed: Sealed | null, newRounds = rounds): Promise<Vault> {
  const salt = sealed === null ? encode(crypto.getRandomValues(new Uint8Array(16))) : sealed.salt;
  const iterations = sealed?.rounds ?? newRounds;
  const material = await crypto.subtle.importKey('raw', bytesOf(passphrase.normalize('NFC')), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: decode(salt), iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  return { key, salt, rounds: iterations };
}

/** Encrypts keys, by row. */
export async function seal(vault: Vault, keys: Readonly<Record<string, string>>): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, vault.key, bytesOf(JSON.stringify(keys)));
  const { salt } = vault;
  return { kdf: 'PBKDF2-SHA256', rounds: vault.rounds, salt, iv: encode(iv), data: encode(new Uint8Array(data)) };
}

/** Decrypts what was sealed; null where the passphrase is another, or the text was changed. */
export async function unseal(vault: Vault, sealed: Sealed): Promise<Readonly<Record<string, string>> | null> {
  try {
    const algorithm = { name: 'AES-GCM', iv: decode(sealed.iv) };
    const plain = await crypto.subtle.decrypt(algorithm, vault.key, decode(sealed.data));
    const parsed = v.safeParse(keysSchema, new TextDecoder().decode(plain));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

const keysSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()));

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}

function encode(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

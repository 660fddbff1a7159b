import { openVault, unseal } from './credentials-seal';
import type { Sealed, Vault } from './credentials-seal';
import { Secret } from './credentials-secret';

/** A shorter passphrase is found by trying. */
export const shortestPassphrase = 12;

/** Outside every store: what was typed, and the key made of it. */
const held: { passphrase: Secret | null; vault: Vault | null } = { passphrase: null, vault: null };

/** Takes what was typed as a passphrase, for the next Save or Unlock. */
export function typePassphrase(text: string): void {
  held.passphrase = text === '' ? null : new Secret(text);
}

/** Why what was typed cannot seal keys; null where it can, or where they have a passphrase already. */
export function refusePassphrase(): string | null {
  if (!isSecureContext) return 'This page was not loaded securely: the browser offers no encryption here.';
  if (held.vault !== null && held.passphrase === null) return null;
  const length = held.passphrase?.reveal().length ?? 0;
  return length >= shortestPassphrase ? null : `Type a passphrase of ${shortestPassphrase} characters or more.`;
}

/** The vault for new seals: of a passphrase that was just typed, else the one in use. Null where there is neither. */
export async function currentVault(): Promise<Vault | null> {
  if (held.passphrase !== null) held.vault = await openVault(held.passphrase.reveal(), null);
  held.passphrase = null;
  return held.vault;
}

/** Opens sealed keys by what was typed; null where it is not their passphrase. */
export async function unlock(sealed: Sealed): Promise<Readonly<Record<string, string>> | null> {
  const vault = await openVault(held.passphrase?.reveal() ?? '', sealed);
  const keys = await unseal(vault, sealed);
  if (keys !== null) {
    held.vault = vault;
    held.passphrase = null;
  }
  return keys;
}

/** Forgets passphrase and key. */
export function closeVault(): void {
  held.passphrase = null;
  held.vault = null;
}

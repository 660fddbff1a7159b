import { expect, it } from 'vitest';
import { openVault, seal, unseal } from './credentials-seal';

const keys = { openai: 'sk-planted-a1b2', 'custom-01234567': 'ключ' };

it('opens with its own passphrase alone', async () => {
  const sealed = await seal(await openVault('correct horse battery', null, 1000), keys);
  expect(await unseal(await openVault('correct horse battery', sealed), sealed)).toEqual(keys);
  expect(await unseal(await openVault('correct horse batterz', sealed), sealed)).toBeNull();
  expect(JSON.stringify(sealed)).not.toContain('planted');
});

it('does not open when it was tampered with', async () => {
  const vault = await openVault('correct horse battery', null, 1000);
  const sealed = await seal(vault, keys);
  const flipped = (sealed.data.startsWith('A') ? 'B' : 'A') + sealed.data.slice(1);
  expect(await unseal(vault, { ...sealed, data: flipped })).toBeNull();
});

it('never uses the same vector twice', async () => {
  const vault = await openVault('correct horse battery', null, 1000);
  expect((await seal(vault, keys)).iv).not.toBe((await seal(vault, keys)).iv);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeStorage } from '../../testing/fake-storage';
import type { Place } from './credentials-shelf';

let local: FakeStorage;
let session: FakeStorage;

beforeEach(() => {
  local = new FakeStorage();
  session = new FakeStorage();
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', session);
});
afterEach(() => vi.unstubAllGlobals());

const planted = 'sk-planted0123456789';
const aside = 'routellm-keys.set-aside';
const stored = (storage = local) => JSON.parse(storage.getItem('routellm-keys') ?? 'null');

/** A page of the app: a new one is another tab, or this one after a reload. */
async function openTab() {
  vi.resetModules();
  const [store, edit, save] = await Promise.all([
    import('./credentials-store'),
    import('./credentials-edit'),
    import('./credentials-save'),
  ]);
  const row = (id: string) => store.useCredentials.getState().rows.find((one) => one.id === id)!;
  return {
    ...edit,
    ...save,
    ...store,
    state: () => store.useCredentials.getState(),
    row,
    key: (id: string) => row(id).key?.reveal(),
    saveIn: (place: Place) => {
      edit.choosePlace(place);
      return save.saveCredentials();
    },
  };
}

it('keeps addresses, models and keys over a reload', async () => {
  const tab = await openTab();
  tab.editCredential(tab.row('ollama'), 'baseUrl', ' http://nas:11434 ');
  tab.editCredential(tab.row('openai'), 'models', 'gpt-a, gpt-b');
  tab.typeCredentialKey('openai', ` ${planted} `);
  expect(tab.saveCredentials()).toBe(true);
  expect(stored()).toMatchObject({ version: 1, providers: { openai: { key: planted, models: ['gpt-a', 'gpt-b'] } } });
  const reloaded = await openTab();
  expect(reloaded.row('ollama').baseUrl).toBe('http://nas:11434');
  expect(reloaded.key('openai')).toBe(planted);
  expect(JSON.stringify(reloaded.state())).not.toContain('planted');
});

it('saves nothing while a field is wrong, and keeps the draft', async () => {
  const tab = await openTab();
  tab.editCredential(tab.row('openai'), 'baseUrl', 'https://user:pass@host');
  tab.typeCredentialKey('openai', planted);
  expect(tab.saveCredentials()).toBe(false);
  expect(tab.state().problems).toMatchObject({ openai: { baseUrl: expect.stringContaining('before the @') } });
  expect(local.length).toBe(0);
  expect(tab.hasUnsavedCredentials()).toBe(true);
});

it('takes a key out of a field that shows what it holds', async () => {
  const tab = await openTab();
  const odd = 'plain-key-of-no-known-format';
  tab.typeCredentialKey('openai', odd);
  for (const text of [planted, `https://host/${odd}`, `https://host/?key=${planted}`]) {
    tab.editCredential(tab.row('openai'), 'baseUrl', text);
    expect(tab.state().draft.edits['openai']).toMatchObject({ key: expect.anything() });
    expect(tab.state().draft.edits['openai']?.baseUrl).toBeUndefined();
    expect(tab.state().problems['openai']?.baseUrl).toMatch(/^This looks like an API key, so it was taken out/);
  }
});

it.each([
  ['{"openai": broken', 'damaged'],
  ['{"version":2,"providers":{}}', 'newer'],
])('sets %s aside, unchanged, before anything is written', async (text, why) => {
  local.setItem('routellm-keys', text);
  const tab = await openTab();
  expect(local.getItem(aside)).toBe(text);
  expect(local.getItem('routellm-keys')).toBeNull();
  expect(tab.state().notice?.text).toContain(why);
  tab.saveCredentials();
  expect((await openTab()).state().setAside.map(({ text: one }) => one.reveal())).toEqual([text]);
});

it('keeps several values aside, each once', async () => {
  for (const text of ['{a', '{b', '{a']) {
    local.setItem('routellm-keys', text);
    await openTab();
  }
  expect([local.getItem(aside), local.getItem(`${aside}.2`), local.length]).toEqual(['{a', '{b', 2]);
});

it('takes an older form over at once, and sets aside one that it understood in part', async () => {
  local.setItem('routellm-keys', `{"openai":"${planted}","ollama":"http://nas:1"}`);
  expect((await openTab()).key('openai')).toBe(planted);
  expect([stored().version, local.getItem(aside)]).toEqual([1, null]);
  local.setItem('routellm-keys', `{"openai":"${planted}","mistral":"x"}`);
  const tab = await openTab();
  expect(tab.state().notice?.text).toContain('Not understood: 1');
  expect(local.getItem(aside)).toContain('mistral');
  expect(stored().providers.openai.key).toBe(planted);
});

it('leaves a damaged value where it is when there is no room aside, until it is discarded', async () => {
  const damaged = `{"openai": "${'x'.repeat(200)}`;
  local.quota = 300;
  local.setItem('routellm-keys', damaged);
  const tab = await openTab();
  tab.typeCredentialKey('openai', planted);
  tab.saveCredentials();
  expect(local.getItem('routellm-keys')).toBe(damaged);
  expect(tab.state()).toMatchObject({ held: 'full', notice: { kind: 'error' } });
  expect(tab.key('openai')).toBe(planted);
  tab.discardAside(tab.state().setAside[0]!);
  local.quota = 1000;
  tab.saveCredentials();
  expect(stored().providers.openai.key).toBe(planted);
  expect(tab.state().held).toBeNull();
});

it('holds in memory what a full or forbidden storage does not take', async () => {
  local.setItem('other', 'x');
  local.quota = 50;
  const full = await openTab();
  full.typeCredentialKey('openai', planted);
  full.saveCredentials();
  expect([full.state().held, full.key('openai')]).toEqual(['full', planted]);
  vi.stubGlobal('localStorage', undefined);
  const forbidden = await openTab();
  expect(forbidden.state().held).toBe('forbidden');
  forbidden.typeCredentialKey('openai', planted);
  forbidden.saveCredentials();
  expect([forbidden.state().held, forbidden.key('openai')]).toEqual(['forbidden', planted]);
});

it.each(['tab', 'memory'] as const)('keeps nothing in localStorage when %s is chosen', async (place) => {
  const tab = await openTab();
  tab.typeCredentialKey('openai', planted);
  tab.saveCredentials();
  tab.saveIn(place);
  expect(local.getItem('routellm-keys')).toBeNull();
  expect(stored(session)?.providers.openai.key).toBe(place === 'tab' ? planted : undefined);
  const reloaded = await openTab();
  expect([reloaded.state().place, reloaded.key('openai')]).toEqual([place, place === 'tab' ? planted : undefined]);
});

it('shows what another tab saved below the draft, and writes neither over the other', async () => {
  const one = await openTab();
  one.typeCredentialKey('openai', planted);
  const other = await openTab();
  other.typeCredentialKey('featherless', 'rc_0123456789abcdef');
  other.saveCredentials();
  expect(one.saveCredentials()).toBe(false);
  expect(one.state().notice?.text).toContain('Another tab saved');
  expect(one.saveCredentials()).toBe(true);
  expect(stored().providers).toMatchObject({ openai: { key: planted }, featherless: { key: 'rc_0123456789abcdef' } });
});

it('sets aside what another tab keeps where this one moves to', async () => {
  const one = await openTab();
  one.saveIn('tab');
  local.setItem('routellm-keys', '{"openai":"sk-of-the-other-tab"}');
  one.saveIn('browser');
  expect(local.getItem(aside)).toContain('sk-of-the-other-tab');
  expect(one.state().notice?.text).toContain('set aside');
});

it('clears one key, or all with every copy, at once', async () => {
  local.setItem('routellm-keys', `{broken ${planted}`);
  session.setItem(aside, planted);
  const tab = await openTab();
  for (const id of ['openai', 'featherless']) tab.typeCredentialKey(id, planted);
  tab.saveCredentials();
  tab.clearCredentialKey('openai');
  expect(stored().providers.openai.key).toBeUndefined();
  tab.typeCredentialKey('openai', planted);
  tab.clearAllKeys();
  const everything = [local, session].flatMap((one) =>
    Array.from({ length: one.length }, (_, index) => one.getItem(one.key(index) ?? '')),
  );
  expect(everything.join()).not.toContain('planted');
  expect([tab.key('openai'), tab.key('featherless'), tab.hasUnsavedCredentials()]).toEqual([
    undefined,
    undefined,
    false,
  ]);
  expect(tab.state().setAside).toEqual([]);
});

it('imports a file without its keys, unsaved, beside what was typed', async () => {
  const tab = await openTab();
  tab.typeCredentialKey('openai', planted);
  tab.importCredentials('{"openai":"sk-in-the-file-000","ollama":"http://nas:11434"}');
  expect(tab.state().notice?.text).toContain('left out: 1');
  expect(local.length).toBe(0);
  tab.saveCredentials();
  expect([tab.key('openai'), tab.row('ollama').baseUrl]).toEqual([planted, 'http://nas:11434']);
  tab.importCredentials('{"version":2}');
  expect(tab.state().notice?.text).toContain('newer');
});

it('keeps keys encrypted, locked after a reload, and opens them by the passphrase', async () => {
  vi.stubGlobal('isSecureContext', true);
  const tab = await openTab();
  const typed = await import('./credentials-vault');
  tab.typeCredentialKey('openai', planted);
  expect(tab.saveIn('sealed')).toBe(false);
  expect(tab.state().notice?.text).toContain('passphrase');
  typed.typePassphrase('correct horse battery');
  expect(tab.saveCredentials()).toBe(true);
  await vi.waitFor(() => expect(tab.state().notice?.text).toContain('encrypted'), { timeout: 20_000 });
  expect(JSON.stringify(stored())).not.toContain('planted');
  expect(tab.key('openai')).toBe(planted);

  const reloaded = await openTab();
  const [vault, lock] = [await import('./credentials-vault'), await import('./credentials-unlock')];
  expect(reloaded.state()).toMatchObject({ place: 'sealed', locked: { kdf: 'PBKDF2-SHA256' } });
  expect(reloaded.key('openai')).toBeUndefined();
  vault.typePassphrase('another passphrase');
  expect(await lock.unlockCredentials()).toBe(false);
  reloaded.typeCredentialKey('openai', 'sk-typed-while-locked');
  expect(reloaded.saveCredentials()).toBe(false);
  vault.typePassphrase('correct horse battery');
  expect(await lock.unlockCredentials()).toBe(true);
  expect(reloaded.key('openai')).toBe(planted);
  reloaded.clearAllKeys();
  expect(stored().sealed).toBeUndefined();
}, 60_000);

it('moves from plain to encrypted without leaving the keys aside', async () => {
  vi.stubGlobal('isSecureContext', true);
  const tab = await openTab();
  tab.typeCredentialKey('openai', planted);
  tab.saveCredentials();
  (await import('./credentials-vault')).typePassphrase('correct horse battery');
  tab.saveIn('sealed');
  await vi.waitFor(() => expect(stored().sealed).toBeDefined(), { timeout: 20_000 });
  const texts = Array.from({ length: local.length }, (_, index) => local.getItem(local.key(index) ?? ''));
  expect(texts.join()).not.toContain('planted');
  expect(tab.state().setAside).toEqual([]);
}, 60_000);

it('notes the origins of enabled rows apart from the keys', async () => {
  const tab = await openTab();
  tab.typeCredentialKey('openai', planted);
  tab.switchCredentialRow(tab.row('ollama'), true);
  tab.saveCredentials();
  expect(local.getItem('routellm-origins')).toBe('["http://localhost:11434","https://api.openai.com"]');
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.resetModules();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

const load = async () => (await import('./settings-store')).useSettings;

it('keeps what was set for the next visit', async () => {
  (await load()).getState().set({ theme: 'dark', singleKeys: false });
  vi.resetModules();
  expect((await load()).getState()).toMatchObject({
    theme: 'dark',
    singleKeys: false,
    animation: 'full',
    damaged: false,
  });
});

it.each(['{', '{"theme":"red"}', '7'])('starts with the defaults where %s is stored, and says so', async (text) => {
  stored.set('routellm-settings', text);
  expect((await load()).getState()).toMatchObject({ theme: null, damaged: true });
});

it('works without storage', async () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('forbidden');
    },
    setItem: () => {
      throw new Error('full');
    },
  });
  const settings = await load();
  settings.getState().set({ theme: 'dark' });
  expect(settings.getState()).toMatchObject({ theme: 'dark', damaged: false });
});

it('keeps prompts where nothing else was said, as settings of before say nothing', async () => {
  stored.set('routellm-settings', '{"theme":null,"animation":"full","openSections":[],"singleKeys":true}');
  expect((await load()).getState()).toMatchObject({ keepPrompts: true, damaged: false });
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';

const key = 'sk-planted-Qx7Zr9Lm2Vw8Tb4Nk6Hd-a1b2';
const mask = 'sk-…a1b2';

const settings = (page: Page) => page.getByRole('dialog', { name: 'Settings', exact: true });
const field = (page: Page, name: string) => settings(page).getByRole('textbox', { name, exact: true });
const press = (page: Page, name: string) => settings(page).getByRole('button', { name, exact: true }).click();
const stored = (page: Page, name = 'routellm-keys') => page.evaluate((one) => localStorage.getItem(one), name);

async function openSettings(page: Page) {
  await page.getByRole('button', { name: 'Settings' }).first().click();
  await expect(settings(page)).toBeVisible();
}

test('keeps endpoints and a masked key over a reload, and clears all at once', async ({ page }) => {
  await page.goto('/');
  await openSettings(page);
  await expect(settings(page)).toContainText('Nothing here is called unless you test it');
  await expect(settings(page)).toContainText('Any script that runs on this page can read keys kept here.');
  await expect(field(page, 'Ollama base URL')).toHaveValue('http://localhost:11434');
  await expect(field(page, 'OpenAI API key')).toHaveAttribute('type', 'password');
  await field(page, 'Ollama base URL').fill('http://nas:11434');
  await field(page, 'OpenAI API key').fill(key);
  await press(page, 'Add endpoint');
  await field(page, 'Custom 1 name').fill('Groq');
  await field(page, 'Custom 1 base URL').fill('https://api.groq.com/openai/v1');
  await field(page, 'Custom 1 models').fill('a, b');
  await press(page, 'Save');
  await expect(settings(page).getByRole('status', { name: 'Settings' })).toHaveText('Saved in this browser.');
  const document = JSON.parse((await stored(page)) ?? '');
  expect(document).toMatchObject({ version: 1, providers: { openai: { key }, custom: [{ name: 'Groq' }] } });

  await page.reload();
  await expect(settings(page)).toContainText(mask);
  await expect(field(page, 'Ollama base URL')).toHaveValue('http://nas:11434');
  await expect(field(page, 'Custom 1 models')).toHaveValue('a, b');
  await expect(field(page, 'OpenAI API key')).toHaveCount(0);
  expect(await page.content()).not.toContain('planted');

  await press(page, 'Clear all keys');
  await expect(field(page, 'OpenAI API key')).toHaveValue('');
  expect(await stored(page)).not.toContain('planted');
  await page.reload();
  await expect(field(page, 'OpenAI API key')).toBeVisible();
  await expect(field(page, 'Custom 1 name')).toHaveValue('Groq');
});

test('replaces and clears one key', async ({ page }) => {
  await page.goto('/#/settings');
  await field(page, 'Featherless API key').fill(key);
  await press(page, 'Save');
  await press(page, 'Replace Featherless API key');
  await expect(field(page, 'Featherless API key')).toBeFocused();
  await page.keyboard.type('rc_0123456789abcdef-z9z9');
  await press(page, 'Save');
  await expect(settings(page)).toContainText('rc_…z9z9');
  await press(page, 'Clear Featherless API key');
  await expect(field(page, 'Featherless API key')).toBeFocused();
  expect(JSON.parse((await stored(page)) ?? '').providers.featherless.key).toBeUndefined();
});

test('works by the keyboard alone, and closes by Esc and by the back button', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Prompt' }).focus();
  await page.keyboard.press('Control+,');
  await expect(settings(page)).toBeVisible();
  await expect(page).toHaveURL(/#\/settings$/);
  for (let presses = 0; presses < 12; presses += 1) {
    if (await field(page, 'OpenAI API key').evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type(key);
  await page.keyboard.press('Enter');
  await expect(settings(page)).toContainText(mask);
  await expect(settings(page).getByRole('button', { name: 'Save', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(settings(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/settings/);
  await page.keyboard.press('Control+,');
  await expect(settings(page)).toContainText(mask);
  await page.goBack();
  await expect(settings(page)).toHaveCount(0);
  await expect(page.getByRole('main')).toBeVisible();
});

test('keeps unsaved changes when it closes, and asks before the tab does', async ({ page }) => {
  await page.goto('/');
  await openSettings(page);
  await field(page, 'Ollama models').fill('llama3.2:3b');
  await field(page, 'OpenAI API key').fill(key);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Settings' }).first()).toContainText('●');
  await openSettings(page);
  await expect(field(page, 'Ollama models')).toHaveValue('llama3.2:3b');
  await expect(settings(page)).toContainText(`${mask} · not saved`);
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await press(page, 'Discard changes');
  await expect(field(page, 'Ollama models')).toHaveValue('');
  await expect(field(page, 'OpenAI API key')).toHaveValue('');
  expect(await stored(page)).toBeNull();
});

test('refuses addresses and keys that cannot be right, without repeating them', async ({ page }) => {
  await page.goto('/#/settings');
  await field(page, 'OpenAI base URL').fill('https://user:hunter22@host/v1');
  await field(page, 'Featherless API key').fill('two words');
  await press(page, 'Save');
  await expect(field(page, 'OpenAI base URL')).toBeFocused();
  await expect(settings(page)).toContainText('Take out the part before the @');
  await expect(settings(page)).toContainText('The key holds a blank');
  await expect(settings(page)).not.toContainText('hunter22');
  await field(page, 'Ollama base URL').fill(key);
  await expect(field(page, 'Ollama base URL')).toHaveValue('http://localhost:11434');
  await expect(settings(page)).toContainText('This looks like an API key, so it was taken out of the field.');
  expect(await page.content()).not.toContain('planted');
  expect(await stored(page)).toBeNull();
});

for (const [why, text] of [
  ['damaged', `{"openai": "${key}", broken`],
  ['newer', `{"version": 2, "providers": {"openai": {"key": "${key}"}}}`],
] as const)
  test(`sets a ${why} value aside, shows it masked, downloads and discards it`, async ({ page }) => {
    await page.addInitScript((value) => {
      if (sessionStorage.getItem('seeded') !== null) return;
      sessionStorage.setItem('seeded', 'yes');
      localStorage.setItem('routellm-keys', value);
    }, text);
    await page.goto('/#/settings');
    await expect(settings(page)).toContainText(`is ${why === 'newer' ? 'of a newer version' : 'damaged'}`);
    expect(await stored(page, 'routellm-keys.set-aside')).toBe(text);
    await settings(page).getByText('Show, masked').click();
    await expect(settings(page).getByRole('region', { name: /set-aside, masked/ })).toContainText(mask);
    expect(await page.content()).not.toContain('planted');
    const download = page.waitForEvent('download');
    await press(page, 'Download unmasked');
    expect(await readFile(await (await download).path(), 'utf8')).toBe(text);
    await field(page, 'Ollama models').fill('x');
    await press(page, 'Save');
    await page.reload();
    expect(await stored(page, 'routellm-keys.set-aside')).toBe(text);
    await press(page, 'Discard');
    expect(await stored(page, 'routellm-keys.set-aside')).toBeNull();
  });

test('takes over the keys of an older form', async ({ page }) => {
  await page.addInitScript((value) => {
    if (localStorage.length === 0) localStorage.setItem('routellm-keys', value);
  }, `{"openai":"${key}","featherless":"","ollama":"http://nas:11434"}`);
  await page.goto('/#/settings');
  await expect(settings(page)).toContainText(mask);
  await expect(field(page, 'Ollama base URL')).toHaveValue('http://nas:11434');
  expect(JSON.parse((await stored(page)) ?? '')).toMatchObject({ version: 1, providers: { openai: { key } } });
});

test('keeps a key for the tab or in memory only, where that was chosen', async ({ page }) => {
  await page.goto('/#/settings');
  await field(page, 'OpenAI API key').fill(key);
  await press(page, 'Save');
  await settings(page).getByRole('radio', { name: 'This tab only' }).check();
  await press(page, 'Save');
  await expect(settings(page).getByRole('status', { name: 'Settings' })).toContainText('Saved for this tab');
  expect(await stored(page)).toBeNull();
  await page.reload();
  await expect(settings(page)).toContainText(mask);
  await settings(page).getByRole('radio', { name: 'Memory only' }).check();
  await press(page, 'Save');
  await expect(settings(page)).toContainText(mask);
  expect(await page.evaluate(() => sessionStorage.getItem('routellm-keys'))).toBeNull();
  await page.reload();
  await expect(field(page, 'OpenAI API key')).toHaveValue('');
  await expect(settings(page).getByRole('radio', { name: 'Memory only' })).toBeChecked();
});

test('says so when nothing can be stored, and holds the values', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await page.goto('/#/settings');
  await field(page, 'OpenAI API key').fill(key);
  await press(page, 'Save');
  await expect(settings(page)).toContainText('held in this tab’s memory until it closes');
  await expect(settings(page)).toContainText(mask);
});

test('shows what another tab saves, below what is not saved here', async ({ context, page }) => {
  const other = await context.newPage();
  await page.goto('/#/settings');
  await other.goto('/#/settings');
  await field(page, 'Ollama models').fill('mine');
  await field(other, 'OpenAI API key').fill(key);
  await press(other, 'Save');
  await expect(settings(page)).toContainText('Another tab saved these settings. Your unsaved changes are kept on top');
  await expect(settings(page)).toContainText(mask);
  await expect(field(page, 'Ollama models')).toHaveValue('mine');
  await press(page, 'Save');
  await expect(field(other, 'Ollama models')).toHaveValue('mine');
  await expect(settings(other)).toContainText(mask);
});

test('hands settings on without keys, and takes them in unsaved', async ({ page }) => {
  await page.goto('/#/settings');
  await field(page, 'OpenAI API key').fill(key);
  await field(page, 'OpenAI models').fill('gpt-a');
  await press(page, 'Save');
  const download = page.waitForEvent('download');
  await press(page, 'Export without keys');
  const file = await download;
  expect(file.suggestedFilename()).toBe('routellm-keys.json');
  const text = await readFile(await file.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ version: 1, providers: { openai: { models: ['gpt-a'] } } });
  expect(text).not.toMatch(/planted|a1b2/);
  const buffer = Buffer.from(text.replace('gpt-a', 'gpt-b'));
  await page.getByLabel('Settings file').setInputFiles({ name: 'one.json', mimeType: 'application/json', buffer });
  await expect(settings(page).getByRole('status', { name: 'Settings' })).toContainText('Imported, not saved yet.');
  await expect(field(page, 'OpenAI models')).toHaveValue('gpt-b');
  await expect(settings(page)).toContainText(mask);
  expect(await stored(page)).toContain('gpt-a');
});

for (const width of [320, 390, 1440])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`fits ${width} px, ${colorScheme}, and has no accessibility violation`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.goto('/');
      await openSettings(page);
      await press(page, 'Add endpoint');
      await press(page, 'Save');
      await expect(field(page, 'Custom 1 name')).toBeFocused();
      expect(await settings(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
      expect(violations).toEqual([]);
    });

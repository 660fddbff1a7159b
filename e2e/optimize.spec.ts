import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Optimize Load' });
const threshold = (page: Page) => page.getByRole('spinbutton', { name: 'Complexity threshold' }).last();
const banner = (page: Page) => page.getByText('OPTIMIZED — undo').and(page.locator(':not([role=status])'));

/** The first run waits for the encoder. */
const flown = (page: Page) =>
  expect(page.getByRole('contentinfo').getByText('READY', { exact: true })).toBeVisible({ timeout: 30_000 });

/** A session whose policy keeps nearly everything on the device while its objective only counts the quality. */
async function openAgainstItsObjective(page: Page) {
  await page.goto('/');
  await flown(page);
  await threshold(page).fill('100');
  await threshold(page).press('Enter');
  await page.getByRole('button', { name: 'Objective' }).click();
  await page.getByRole('button', { name: 'Best' }).click();
  await flown(page);
}

test('on the built-in samples it says honestly what it found, and changes nothing by itself', async ({ page }) => {
  await page.goto('/');
  await flown(page);
  await page.getByRole('button', { name: 'Optimize Load' }).click();
  await expect(dialog(page)).toContainText('quality 70 %, latency 15 %, cost 15 %');
  const found = dialog(page).getByRole('button', { name: 'Accept' });
  const nothing = dialog(page).getByText(
    /^No better policy found within noise \(n = 150 held-out, [\d,]+ policies tried\)/,
  );
  await expect(found.or(nothing.first())).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(threshold(page)).toHaveValue('65');
  await expect(page.getByText('default@1', { exact: true })).toBeVisible();
});

test('shows what gets worse and the change with its interval, accepts as one undo step, reverts', async ({ page }) => {
  await openAgainstItsObjective(page);
  await page.getByRole('button', { name: 'Optimize Load' }).click();
  await expect(dialog(page).getByText(/^\d+ prompts? gets? worse, \d+ gets? better$/)).toBeVisible();
  await expect(
    dialog(page).getByText(/\d+ of 150 prompts change route: \d+ cloud→local, \d+ local→cloud\./),
  ).toBeVisible();
  const quality = dialog(page).getByRole('row', { name: /^Acceptable answers/ });
  await expect(quality).toContainText(/%[\d.]+\+[\d.]+ \[\+[\d.]+, \+[\d.]+\]/);
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations).toEqual([]);
  await expect(threshold(page)).toHaveValue('100');
  await dialog(page).getByRole('button', { name: 'Accept' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(banner(page)).toBeVisible();
  await expect(threshold(page)).not.toHaveValue('100');
  await page.getByRole('button', { name: 'Revert' }).click();
  await expect(threshold(page)).toHaveValue('100');
  await expect(banner(page)).toHaveCount(0);
});

test('works by the keyboard alone: search, accept, undo, search, accept, revert', async ({ page }) => {
  await openAgainstItsObjective(page);
  const tabTo = async (name: string) => {
    const button = page.getByRole('button', { name, exact: true });
    for (let presses = 0; presses < 120; presses += 1) {
      if (await button.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${name} was not reached by Tab`);
  };
  const accept = async () => {
    await page.keyboard.press('o');
    await expect(dialog(page).getByRole('button', { name: 'Accept' })).toBeVisible();
    await tabTo('Accept');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(banner(page)).toBeVisible();
  };
  await accept();
  await page.keyboard.press('Control+z');
  await expect(threshold(page)).toHaveValue('100');
  await expect(banner(page)).toHaveCount(0);
  await accept();
  await expect(threshold(page)).not.toHaveValue('100');
  await tabTo('Revert');
  await page.keyboard.press('Enter');
  await expect(threshold(page)).toHaveValue('100');
});

test('is one tap away on a phone, fits it, closes by the back button, and leads to the objective', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await flown(page);
  const optimize = page.getByRole('button', { name: 'Optimize Load' });
  await expect(optimize).toBeVisible();
  await optimize.click();
  await page.goBack();
  await expect(dialog(page)).toHaveCount(0);
  await optimize.click();
  await dialog(page).getByRole('button', { name: 'Edit objective' }).click();
  await expect(page.getByRole('spinbutton', { name: 'Quality weight' })).toBeVisible();

  await page.getByRole('button', { name: 'Best' }).click();
  await threshold(page).fill('100');
  await threshold(page).press('Enter');
  await page.getByRole('link', { name: 'Route' }).click();
  await optimize.click();
  await expect(dialog(page).getByRole('button', { name: 'Accept' })).toBeVisible();
  expect(await dialog(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});

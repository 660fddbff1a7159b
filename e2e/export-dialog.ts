import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';

/** The dialog by which a policy goes out and comes in. */
export function exportDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Export', exact: true });
}

/** Presses a button that downloads, and reads the file. */
export async function downloaded(page: Page, button: Locator): Promise<{ name: string; text: string }> {
  const started = page.waitForEvent('download');
  await button.click();
  const file = await started;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser.mjs';
import { run, runTool } from './run-tool.mjs';

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

async function installFromDebian() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '-y', 'chromium'], { env });
}

/**
 * Finds a browser for the tests, installing one when there is none: Debian's as root, else Playwright's.
 * @returns {Promise<string>} the program's path; throws with what to do when none can be had
 */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found !== undefined) return found;
  if (isDebianRoot()) {
    console.log('No browser found: installing Chromium (apt-get install chromium)');
    await installFromDebian();
    const installed = await findBrowser();
    if (installed !== undefined) return installed;
  }
  console.log("No browser found: downloading Playwright's Chromium");
  await runTool('@playwright/test', ['install', 'chromium']);
  const downloaded = await findBrowser();
  if (downloaded !== undefined) return downloaded;
  throw new Error(
    'No Chromium or Chrome for the browser tests. Install one (Debian: sudo apt-get install chromium), ' +
      'or set ROUTELLM_CHROMIUM to the path of its program, then run again. Everything but those: npm run check:quick',
  );
}

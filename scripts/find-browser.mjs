import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const variables = ['ROUTELLM_CHROMIUM', 'CHROME_PATH', 'CHROME_BIN'];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** @param {string | undefined} folder @param {string} rest */
const under = (folder, rest) => (folder === undefined ? [] : [join(folder, rest)]);

/** @returns {string[]} where installers put Chromium or Chrome on this system */
function knownPaths() {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (process.platform === 'win32')
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => [
      ...under(process.env[variable], 'Google\\Chrome\\Application\\chrome.exe'),
      ...under(process.env[variable], 'Chromium\\Application\\chrome.exe'),
    ]);
  return ['/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/snap/bin/chromium'];
}

function pathCandidates() {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => names.map((name) => join(folder, name + suffix)));
}

/** Playwright's own download, where it would be; none while node_modules is missing. */
async function playwrightPath() {
  try {
    const { chromium } = await import('@playwright/test');
    return [chromium.executablePath()];
  } catch {
    return []; // not installed, or no build for this system: not an error, the other places remain
  }
}

/** Some distributions put a stub there that only says how to install: on Linux the program has to tell its version. @param {string} path */
function works(path) {
  if (!existsSync(path)) return false;
  return process.platform !== 'linux' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}

/**
 * Finds a Chromium or Chrome: environment variable, PATH, known paths, Playwright's own.
 * @returns {Promise<string | undefined>} the program's path; undefined when there is none
 */
export async function findBrowser() {
  const named = variables.flatMap((variable) => process.env[variable] ?? []);
  const candidates = [...named, ...pathCandidates(), ...knownPaths(), ...(await playwrightPath())];
  return candidates.find(works);
}

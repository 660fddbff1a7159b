/** npm run bench:…: `bench.mjs NODE_FILE BROWSER_FILE [more]` measures first in Node, then in Chromium by the built page. */
import { join } from 'node:path';
import { ensureBrowser } from './ensure-browser.mjs';
import { ensureDependencies } from './ensure-dependencies.mjs';
import { orExit } from './or-exit.mjs';
import { root, run, runTool } from './run-tool.mjs';

/** @param {Promise<number>} step @param {string} what */
async function succeed(step, what) {
  if ((await step) !== 0) throw new Error(`${what} failed; the lines above say why.`);
}

await orExit(async () => {
  const [inNode = '', inBrowser = '', ...more] = process.argv.slice(2);
  await ensureDependencies();
  await succeed(
    run(process.execPath, [join(root, 'scripts', 'run-ts.mjs'), inNode, ...more]),
    'The measurement in Node',
  );
  await succeed(runTool('vite', ['build', '--logLevel', 'warn']), 'The build');
  const env = { ROUTELLM_CHROMIUM: await ensureBrowser(), ROUTELLM_BENCH: '1' };
  await succeed(runTool('@playwright/test', ['test', '--workers', '1', inBrowser], env), 'The measurement in Chromium');
});

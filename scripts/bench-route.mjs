/** npm run bench:route: what routing costs, first in Node, then in Chromium by the built page. */
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
  await ensureDependencies();
  const inNode = [join(root, 'scripts', 'run-ts.mjs'), 'src/training/bench-route.ts'];
  await succeed(run(process.execPath, inNode), 'The measurement in Node');
  await succeed(runTool('vite', ['build', '--logLevel', 'warn']), 'The build');
  const env = { ROUTELLM_CHROMIUM: await ensureBrowser(), ROUTELLM_BENCH: '1' };
  await succeed(runTool('@playwright/test', ['test', '--workers', '1'], env), 'The measurement in Chromium');
});

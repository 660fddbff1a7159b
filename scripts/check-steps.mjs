import { join } from 'node:path';
import { ensureBrowser } from './ensure-browser.mjs';
import { runTool } from './run-tool.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<number>} run answers the exit code; throws with a message when it cannot even start
 * @property {string} remedy what to do when it fails
 */

const typeProjects = ['.', 'src/core', 'src/training', 'e2e'];

async function checkTypes() {
  for (const project of typeProjects) {
    const code = await runTool('typescript', ['--project', project]);
    if (code !== 0) return code;
  }
  return 0;
}

/** @param {string} report */
const runUnitTests = (report) =>
  runTool('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]);

/** @param {string} report */
async function runBrowserTests(report) {
  const browser = await ensureBrowser();
  return runTool('@playwright/test', ['test', '--reporter=list,json'], {
    ROUTELLM_CHROMIUM: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
}

/**
 * Every check of the project, in the order of `npm run check`: the quick and telling ones first.
 * @param {string} reportFolder where the test runners leave vitest.json and playwright.json
 * @returns {Step[]}
 */
export const checkSteps = (reportFolder) => [
  { name: 'format', run: () => runTool('prettier', ['--check', '--log-level', 'warn', '.']), remedy: 'npm run format' },
  { name: 'lint', run: () => runTool('oxlint', []), remedy: 'mend what is listed; the rules are in .oxlintrc.json' },
  { name: 'types', run: checkTypes, remedy: 'mend what is listed' },
  { name: 'unused', run: () => runTool('knip', []), remedy: 'remove what is listed, or use it' },
  { name: 'unit', run: () => runUnitTests(join(reportFolder, 'vitest.json')), remedy: 'one file: npx vitest run PATH' },
  { name: 'build', run: () => runTool('vite', ['build', '--logLevel', 'warn']), remedy: 'mend what is listed' },
  {
    name: 'size',
    run: () => runTool('size-limit', []),
    remedy: 'load it lazily or leave it out; budgets: .size-limit.mjs',
  },
  {
    name: 'e2e',
    run: () => runBrowserTests(join(reportFolder, 'playwright.json')),
    remedy: 'one file: npm run build && npx playwright test PATH',
  },
];

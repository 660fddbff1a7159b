/** npm test: installs what is missing, then runs every check. --quick leaves out the browser; --only a,b runs those steps. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkSteps } from './check-steps.mjs';
import { ensureDependencies } from './ensure-dependencies.mjs';
import { orExit } from './or-exit.mjs';
import { closingLine, playwrightCounts, readReport, vitestCounts } from './test-counts.mjs';

/** @typedef {import('./check-steps.mjs').Step} Step */

/** @param {Step[]} steps @returns {Step[]} */
function chosen(steps) {
  const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } });
  const names =
    values.only?.split(',') ?? steps.map(({ name }) => name).filter((name) => !(values.quick && name === 'e2e'));
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Error(`No step ${unknown.join(', ')}. Steps: ${steps.map(({ name }) => name).join(', ')}`);
  return steps.filter(({ name }) => names.includes(name));
}

/** @param {Step} step */
async function runStep({ name, run, remedy }) {
  console.log(`\n== ${name}`);
  const startedAt = performance.now();
  const code = await run();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (code !== 0) throw new Error(`== ${name} failed after ${seconds} s. To do: ${remedy}`);
  console.log(`== ${name} passed in ${seconds} s`);
}

/** @param {string} reportFolder */
function printClosingLine(reportFolder) {
  const unit = readReport(join(reportFolder, 'vitest.json'));
  const browser = readReport(join(reportFolder, 'playwright.json'));
  const counts = [
    ...(unit === null ? [] : [vitestCounts(unit)]),
    ...(browser === null ? [] : [playwrightCounts(browser)]),
  ];
  console.log(`\n${closingLine(counts)}`);
}

async function check() {
  const reportFolder = mkdtempSync(join(tmpdir(), 'routellm-check-'));
  try {
    const steps = chosen(checkSteps(reportFolder));
    await ensureDependencies();
    for (const step of steps) await runStep(step);
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  } finally {
    printClosingLine(reportFolder);
    rmSync(reportFolder, { recursive: true, force: true });
  }
}

await orExit(check);

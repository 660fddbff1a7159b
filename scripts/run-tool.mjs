import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, wherever the command was started. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Runs a program with this terminal's input and output and answers its exit code, 127 when it cannot be started.
 * @param {string} command
 * @param {string[]} parameters
 * @param {{ env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(command, parameters, options = {}) {
  const env = { ...process.env, ...options.env };
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { cwd: root, stdio: 'inherit', env, shell: options.shell ?? false });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs the command-line program of an installed package with this Node: no shell and no .cmd file, so alike on every system.
 * @param {string} packageName
 * @param {string[]} parameters
 * @param {NodeJS.ProcessEnv} [env]
 */
export function runTool(packageName, parameters, env = {}) {
  const folder = join(root, 'node_modules', packageName);
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const program = typeof bin === 'string' ? bin : Object.values(bin)[0];
  if (program === undefined) throw new Error(`${packageName} has no program`);
  return run(process.execPath, [join(folder, program), ...parameters], { env });
}

/**
 * Runs npm: by its script when we were started by npm, else from PATH, which on Windows takes a shell.
 * @param {string[]} parameters
 */
export function runNpm(parameters) {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('.js') === true) return run(process.execPath, [script, ...parameters]);
  return run('npm', parameters, { shell: process.platform === 'win32' });
}

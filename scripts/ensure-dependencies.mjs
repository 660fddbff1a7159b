import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNpm } from './run-tool.mjs';

const oldestNode = '20.19.0';

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lockfile */

/** @param {string} path @returns {Lockfile} */
const readLockfile = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** True when node_modules holds every package of the lockfile at its version; other systems' optional binaries may lack. */
function isInstalled() {
  const installedPath = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const installed = readLockfile(installedPath).packages;
  return Object.entries(readLockfile(join(root, 'package-lock.json')).packages).every(
    ([folder, { version, optional }]) => folder === '' || optional === true || installed[folder]?.version === version,
  );
}

/** @param {string} version as `20.19.0` */
const asNumber = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 1000 + minor;
};

/** Installs node_modules as the lockfile says when it is missing or differs; throws with what to do when that fails. */
export async function ensureDependencies() {
  const { node } = process.versions;
  if (asNumber(node) < asNumber(oldestNode))
    throw new Error(`This needs Node ${oldestNode} or newer; here runs ${node}.`);
  if (isInstalled()) return;
  console.log('Installing dependencies (npm ci)');
  // The build and test tools are dev dependencies: wanted even where NODE_ENV is "production".
  const code = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code === 0) return;
  throw new Error('npm ci failed. It needs the npm registry once: check the network or the proxy, then run again.');
}

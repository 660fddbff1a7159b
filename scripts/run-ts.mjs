/**
 * Runs a TypeScript file of the project with the app's own resolution: node scripts/run-ts.mjs FILE [arguments].
 * The file exports `main(arguments)`.
 */
import { resolve } from 'node:path';
import { createServer, isRunnableDevEnvironment } from 'vite';
import { bundledText } from './bundled-text.mjs';
import { orExit } from './or-exit.mjs';
import { root } from './run-tool.mjs';

async function run() {
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined) throw new Error('Name the file to run: node scripts/run-ts.mjs FILE');
  const server = await createServer({
    root,
    configFile: false,
    plugins: [bundledText()],
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { ssr } = server.environments;
    if (!isRunnableDevEnvironment(ssr)) throw new Error('This Vite runs no modules in Node');
    const module = await ssr.runner.import(resolve(root, file));
    if (typeof module.main !== 'function') throw new Error(`${file} exports no function main`);
    await module.main(rest);
  } finally {
    await server.close();
  }
}

await orExit(run);

/**
 * Runs a TypeScript file of the project as the page has it, bundled: node scripts/run-built.mjs FILE [arguments]. Vite's module
 * runner (run-ts.mjs) makes every imported name a look-up, which costs a measurement of speed about a third.
 * The file exports `main(arguments)`.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { bundledText } from './bundled-text.mjs';
import { orExit } from './or-exit.mjs';
import { root } from './run-tool.mjs';

await orExit(async () => {
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined) throw new Error('Name the file to run: node scripts/run-built.mjs FILE');
  // In the repository, so that packages and the shipped model are found from it.
  const outDir = join(root, '.cache', 'bench');
  const rolldownOptions = { output: { entryFileNames: 'main.mjs' } };
  await build({
    root,
    configFile: false,
    plugins: [bundledText()],
    publicDir: false,
    logLevel: 'error',
    build: { ssr: file, outDir, emptyOutDir: true, target: 'es2023', minify: false, rolldownOptions },
  });
  const module = await import(pathToFileURL(join(outDir, 'main.mjs')).href);
  if (typeof module.main !== 'function') throw new Error(`${file} exports no function main`);
  await module.main(rest);
});

/** npm start: installs what is missing, builds, serves and prints the address. Takes the parameters of serve.mjs. */
import { ensureDependencies } from './ensure-dependencies.mjs';
import { orExit } from './or-exit.mjs';
import { runTool } from './run-tool.mjs';

await orExit(async () => {
  await ensureDependencies();
  const code = await runTool('vite', ['build', '--logLevel', 'warn']);
  if (code !== 0) throw new Error('The build failed; the lines above say where.');
  await import('./serve.mjs');
});

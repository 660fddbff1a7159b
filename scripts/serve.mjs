/** Serves the built app: node scripts/serve.mjs [--root dist] [--port 4747] [--strict-port] */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { listen } from './listen.mjs';
import { orExit } from './or-exit.mjs';
import { root } from './run-tool.mjs';
import { createStaticServer } from './static-server.mjs';

async function serve() {
  const { values } = parseArgs({
    options: {
      root: { type: 'string', default: 'dist' },
      port: { type: 'string', default: '4747' },
      'strict-port': { type: 'boolean', default: false },
    },
  });
  const folder = resolve(root, values.root);
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`No built app in ${folder}. Build it: npm run build`);
  const wanted = Number(values.port);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) throw new Error(`--port ${values.port} is no port`);
  const port = await listen(createStaticServer(folder), wanted, { strict: values['strict-port'] });
  if (wanted !== 0 && port !== wanted)
    console.log(`Port ${wanted} is taken. What the browser stored for it is not seen on port ${port}.`);
  console.log(`RouteLLM  http://127.0.0.1:${port}/  (Ctrl+C stops it)`);
}

await orExit(serve);

import { readFileSync, readdirSync } from 'node:fs';

/** Scripts the page loads at once: its own and those it preloads. A lazy chunk is not among them. */
const shell = [...readFileSync('dist/index.html', 'utf8').matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(
  ([, file]) => `dist/${file}`,
);

/** Workers stand beside the page (vite.config.ts), with a hash in their name. */
const workers = readdirSync('dist').filter((file) => /-[\w-]{8}\.js$/.test(file));

/** Files beside the page whose name begins so. */
const pathsOf = (/** @type {RegExp} */ start) =>
  workers.filter((file) => start.test(file)).map((file) => `dist/${file}`);

/** The engine's worker with the chunks that it loads at once. */
const engine = pathsOf(/^engine\.worker/).flatMap((path) => [
  path,
  ...[...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*"\.\/([\w-]+\.js)"/g)].map(
    ([, file]) => `dist/${file}`,
  ),
]);

/** Transfer budgets, gzip. The ONNX runtime's wasm and the model are loaded later, with a progress bar, and not counted. */
export default [
  { name: 'shell JS', path: shell, gzip: true, limit: '130 kB' },
  // A third of it is data: the clusters' utterances, the rules, the endpoints. The samples are a chunk of their own.
  { name: 'engine worker with its catalogue', path: [...new Set(engine)], gzip: true, limit: '160 kB' },
  { name: 'encoder runtime JS', path: pathsOf(/^transformers/), gzip: true, limit: '110 kB' },
  { name: 'CSS', path: ['dist/assets/*.css'], gzip: true, limit: '12 kB' },
].filter(({ path }) => path.length > 0);

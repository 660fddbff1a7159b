import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures';

const root = fileURLToPath(new URL('..', import.meta.url));
const library = `${root}node_modules/@xenova/transformers/dist/`;
const references: readonly { readonly sentence: string; readonly vector: readonly number[] }[] = JSON.parse(
  readFileSync(`${root}src/testing/reference-vectors.json`, 'utf8'),
);
const { encoder }: { readonly encoder: string } = JSON.parse(
  readFileSync(`${root}src/catalog/router-model.json`, 'utf8'),
);

// The app's own bundle exports nothing, so the library as published runs the shipped files: any user of it can.
test('the shipped encoder gives the vectors of its training in Chromium, by the library as published', async ({
  page,
}) => {
  await page.route('**/library/*', (route) =>
    route.fulfill({ path: library + new URL(route.request().url()).pathname.split('/').pop() }),
  );
  await page.goto('/');
  const cosines = await page.evaluate(
    async ({ model, expected }) => {
      const address = '/library/transformers.min.js';
      const { pipeline, env } = await import(address);
      Object.assign(env, { allowRemoteModels: false, useBrowserCache: false, localModelPath: '/models/' });
      Object.assign(env.backends.onnx.wasm, { wasmPaths: '/library/', numThreads: 1 });
      const extract = await pipeline('feature-extraction', model);
      const results: number[] = [];
      for (const { sentence, vector } of expected) {
        const { data } = await extract(sentence, { pooling: 'mean', normalize: true });
        results.push(vector.reduce((sum: number, value: number, k: number) => sum + value * data[k], 0));
      }
      return results;
    },
    { model: encoder, expected: references },
  );
  expect(cosines).toHaveLength(20);
  expect(Math.min(...cosines)).toBeGreaterThan(0.99999);
});

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { shippedEncoder } from '../testing/shipped-encoder';
import references from '../testing/reference-vectors.json';
import { createEmbedder } from './embedder';
import { readModelFolder } from './model-folder';
import type { NamedFile } from './model-folder';

const shipped = fileURLToPath(new URL('../../public/models/router-embed-21k-256/', import.meta.url));
const paths = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'];
const filesIn = (folder: string, name: string, of = paths): Promise<readonly NamedFile[]> =>
  Promise.all(of.map(async (path) => ({ path: `${name}/${path}`, blob: new Blob([await readFile(folder + path)]) })));
const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, k) => sum + value * b[k]!, 0);

describe('a folder of an encoder', () => {
  let files: readonly NamedFile[];
  beforeAll(async () => {
    files = await filesIn(shipped, 'of-my-own');
  });
  const message = async (some: readonly NamedFile[]): Promise<string> => {
    const read = await readModelFolder(some);
    return read.ok ? 'read' : read.failure.message;
  };

  it('loads from memory and gives the vectors of the same files on disk', async () => {
    const folder = await readModelFolder(files);
    if (!folder.ok) throw new Error(folder.failure.message);
    expect(folder.value).toMatchObject({ name: 'of-my-own', dimensions: 256, vocabulary: 21_000 });
    expect(folder.value.id).toMatch(/^of-my-own [0-9a-f]{8}$/);
    const { id, files: held } = folder.value;
    const embedder = createEmbedder({ ...shippedEncoder, model: id, files: held });
    const loaded = await embedder.load(() => undefined);
    expect(loaded).toMatchObject({ ok: true, value: { dimensions: 256 } });
    const embedded = await embedder.embed(references.map(({ sentence }) => sentence));
    if (!embedded.ok) throw new Error(embedded.failure.message);
    const cosines = embedded.value.map(({ vector }, place) => dot(vector, references[place]!.vector));
    expect(Math.min(...cosines)).toBeGreaterThan(0.9999);
  });

  it('is named by its weights: other weights, another id', async () => {
    const altered = files.map((file) =>
      file.path.endsWith('.onnx') ? { ...file, blob: new Blob([file.blob, 'x']) } : file,
    );
    const [one, other] = [await readModelFolder(files), await readModelFolder(altered)];
    expect(one.ok && other.ok && one.value.id === other.value.id).toBe(false);
  });

  it('takes files without a folder, deeper folders, and weights that are not quantised', async () => {
    const bare = files.map(({ path, blob }) => ({ path: path.replace('of-my-own/', ''), blob }));
    expect(await readModelFolder(bare)).toMatchObject({ ok: true, value: { name: 'encoder' } });
    const deep = files.map(({ path, blob }) => ({ path: `models/${path}`.replace('_quantized', ''), blob }));
    expect(await readModelFolder(deep)).toMatchObject({ ok: true, value: { name: 'of-my-own' } });
  });

  it('says which file is missing, and what there is', async () => {
    expect(await message(files.filter(({ path }) => !path.endsWith('tokenizer.json')))).toMatch(
      /^The folder lacks tokenizer\.json\. It holds of-my-own\/config\.json/,
    );
    const notes = [{ path: 'notes/a.txt', blob: new Blob(['a']) }];
    expect(await message(notes)).toContain('lacks config.json and tokenizer.json and onnx/model_quantized.onnx');
    expect(await message([])).toContain('It is empty.');
  });

  it('refuses what is no encoder', async () => {
    const withFile = (name: string, text: string) =>
      files.map((file) => (file.path.endsWith(name) ? { ...file, blob: new Blob([text]) } : file));
    expect(await message(withFile('/config.json', '{"d_model": 4}'))).toContain('names no hidden_size');
    expect(await message(withFile('/tokenizer.json', 'not json'))).toBe('tokenizer.json is no JSON.');
    const folder = await readModelFolder(withFile('.onnx', 'no weights'));
    if (!folder.ok) throw new Error(folder.failure.message);
    const { id, files: held } = folder.value;
    const loaded = await createEmbedder({ ...shippedEncoder, model: id, files: held }).load(() => undefined);
    expect(loaded).toMatchObject({ ok: false, failure: { code: 'embedder-failed' } });
  });
});

/** A folder of Xenova/all-MiniLM-L6-v2 as it comes from the hub; not in the repository: 23 MB of somebody else's. */
const miniLm = process.env['ROUTELLM_MINILM'];
const reason = 'ROUTELLM_MINILM names no folder of all-MiniLM-L6-v2';

describe.skipIf(miniLm === undefined)(`all-MiniLM-L6-v2${miniLm === undefined ? `, skipped: ${reason}` : ''}`, () => {
  it('has 384 dimensions, and known pairs have their published cosines', async () => {
    const folder = await readModelFolder(await filesIn(`${miniLm}/`, 'all-MiniLM-L6-v2'));
    if (!folder.ok) throw new Error(folder.failure.message);
    const { id, files: held } = folder.value;
    const embedder = createEmbedder({ ...shippedEncoder, model: id, files: held });
    expect(await embedder.load(() => undefined)).toMatchObject({ ok: true, value: { dimensions: 384 } });
    const embedded = await embedder.embed(miniLmPairs.flatMap(({ pair }) => pair));
    if (!embedded.ok) throw new Error(embedded.failure.message);
    for (const [place, { cosine }] of miniLmPairs.entries()) {
      const [one, other] = embedded.value.slice(2 * place, 2 * place + 2);
      expect(Math.abs(dot(one!.vector, other!.vector) - cosine)).toBeLessThan(tolerance);
    }
  });
});

/** .01, and as much again for eight-bit weights: the published cosines are of the unquantised ones. */
const tolerance = 0.02;
/** By sentence-transformers/all-MiniLM-L6-v2; from the documentation of Sentence Transformers, sbert.net, read 2026-11-21. */
const miniLmPairs: readonly { readonly pair: readonly [string, string]; readonly cosine: number }[] = [
  { pair: ['The weather is lovely today.', "It's so sunny outside!"], cosine: 0.666 },
  { pair: ['The weather is lovely today.', 'He drove to the stadium.'], cosine: 0.1046 },
  { pair: ["It's so sunny outside!", 'He drove to the stadium.'], cosine: 0.1411 },
];

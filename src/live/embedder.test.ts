import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EmbeddedText } from '../core/effects';
import references from '../testing/reference-vectors.json';
import { shippedEncoder } from '../testing/shipped-encoder';
import { createEmbedder } from './embedder';
import type { LoadProgress } from './load-tally';

const cosine = (a: Float32Array | number[], b: Float32Array | number[]): number => {
  const norm = (x: Float32Array | number[]) => Math.sqrt([...x].reduce((sum, value) => sum + value * value, 0));
  return [...a].reduce((sum, value, k) => sum + value * b[k]!, 0) / (norm(a) * norm(b));
};

describe('the shipped encoder', () => {
  const embedder = createEmbedder(shippedEncoder);
  const progress: LoadProgress[] = [];
  const embed = async (...texts: string[]): Promise<readonly EmbeddedText[]> => {
    const embedded = await embedder.embed(texts);
    if (!embedded.ok) throw new Error(embedded.failure.message);
    return embedded.value;
  };

  beforeAll(async () => {
    const loaded = await embedder.load((step) => progress.push(step));
    if (!loaded.ok) throw new Error(loaded.failure.message);
  });

  it('gives the vectors of the training scripts', async () => {
    const embedded = await embed(...references.map((reference) => reference.sentence));
    const cosines = embedded.map((one, index) => cosine(one.vector, references[index]!.vector));
    expect(Math.min(...cosines)).toBeGreaterThan(0.99999);
    expect(embedded.map((one) => one.tokens)).toEqual(references.map((reference) => reference.ids.length - 2));
  });

  it('reports progress in bytes up to the whole', () => {
    const last = progress.at(-1)!;
    expect(last.loadedBytes).toBeGreaterThan(4_000_000);
    expect(last.totalBytes).toBe(last.loadedBytes);
    expect(progress.every((step, index) => index === 0 || step.loadedBytes >= progress[index - 1]!.loadedBytes)).toBe(
      true,
    );
  });

  it.each([['', ' \n\t', '\0\0', '\uD800', '[PAD] [MASK]', '\u200B']])(
    'gives zeros and no tokens for %j',
    async (text) => {
      const [one] = await embed(text);
      expect(one).toEqual({ vector: new Float32Array(256), tokens: 0, unknownShare: 0 });
    },
  );

  it.each([
    ['🎉🚀', 1],
    ['日本語の質問', 5 / 6],
    ['hello 🎉', 0.5],
    ['hello world', 0],
  ])('counts the share it cannot read of %j as %d', async (text, share) => {
    expect((await embed(text))[0]!.unknownShare).toBe(share);
  });

  it('gives a unit vector for text with NUL bytes and lone surrogates', async () => {
    const [dirty, clean] = await embed(
      'what is\0 the \uDC00capital\uD800 of France?',
      'what is the capital of France?',
    );
    expect(dirty!.vector).toEqual(clean!.vector);
  });

  it('gives the same vector alone and in any company', async () => {
    const texts = Array.from({ length: 70 }, (_, index) => `question ${index} `.repeat(1 + index));
    const together = await embed(...texts);
    const [alone] = await embed(texts[69]!);
    expect(alone!.vector).toEqual(together[69]!.vector);
  });

  it('averages windows of long text by tokens', async () => {
    const [whole, first, second] = await embed('cat '.repeat(126) + 'dog '.repeat(126), 'cat', 'dog');
    expect(whole!.tokens).toBe(252);
    expect(Math.abs(cosine(whole!.vector, first!.vector) - cosine(whole!.vector, second!.vector))).toBeLessThan(0.5);
    expect(cosine(whole!.vector, second!.vector)).toBeGreaterThan(0.3);
  });

  it('reads a megabyte in well under a second, from both of its ends', async () => {
    const started = performance.now();
    const [one] = await embed(`prove it ${'filler '.repeat(150_000)} zebra`);
    expect(performance.now() - started).toBeLessThan(500);
    expect(one!.tokens).toBeLessThan(5000);
  });

  it('stops when it is cancelled', async () => {
    const abort = new AbortController();
    const embedding = embedder.embed(
      Array.from({ length: 400 }, () => 'a long text '.repeat(500)),
      abort.signal,
    );
    setTimeout(() => abort.abort(), 20);
    expect(await embedding).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  });
});

describe('a load that fails', () => {
  let server: Server | undefined;
  const serve = async (listener: RequestListener): Promise<string> => {
    server = createServer(listener).listen(0, '127.0.0.1');
    await new Promise((resolve) => server!.once('listening', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/models/`;
  };
  const fileOf = (url: string): string => join(shippedEncoder.modelsUrl, url.replace('/models/', ''));
  const quiet = (): void => undefined;

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    vi.restoreAllMocks();
  });

  it('is a failure value for a folder that is not there, and embedding says not loaded', async () => {
    const embedder = createEmbedder({ ...shippedEncoder, modelsUrl: '/nowhere/models/' });
    const loaded = await embedder.load(quiet);
    expect(loaded).toMatchObject({ ok: false, failure: { code: 'embedder-failed', retryable: true } });
    expect(loaded).toMatchObject({ failure: { message: expect.stringMatching(/nowhere.*is missing/) } });
    expect(await embedder.embed(['x'])).toMatchObject({ ok: false, failure: { code: 'embedder-not-loaded' } });
  });

  it.each([404, 500])(
    'is a failure value for an answer %d, and a retry succeeds once the files are there',
    async (status) => {
      let broken = true;
      const modelsUrl = await serve((request, response) => {
        if (broken) response.writeHead(status).end('<html>no</html>');
        else void readFile(fileOf(request.url!)).then((bytes) => response.end(bytes));
      });
      const embedder = createEmbedder({ ...shippedEncoder, modelsUrl });
      expect(await embedder.load(quiet)).toMatchObject({
        ok: false,
        failure: { code: 'embedder-failed', retryable: true },
      });
      broken = false;
      expect(await embedder.load(quiet)).toMatchObject({ ok: true });
    },
  );

  it.each(['model_quantized.onnx', 'tokenizer.json', 'config.json'])(
    'is a failure value when %s is cut short',
    async (cut) => {
      vi.spyOn(console, 'warn').mockImplementation(quiet);
      const modelsUrl = await serve((request, response) => {
        void readFile(fileOf(request.url!)).then((bytes) =>
          response.end(request.url!.endsWith(cut) ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes),
        );
      });
      const loaded = await createEmbedder({ ...shippedEncoder, modelsUrl }).load(quiet);
      expect(loaded).toMatchObject({ ok: false, failure: { code: 'embedder-failed' } });
    },
  );

  it('is a failure value when nothing arrives', async () => {
    const modelsUrl = await serve(() => undefined);
    const loaded = await createEmbedder({ ...shippedEncoder, modelsUrl, stallMs: 100 }).load(quiet);
    expect(loaded).toMatchObject({ ok: false, failure: { message: expect.stringContaining('nothing arrived') } });
  });

  it('is shared by concurrent calls', async () => {
    let requests = 0;
    const modelsUrl = await serve((_request, response) => {
      requests += 1;
      response.writeHead(404).end();
    });
    const embedder = createEmbedder({ ...shippedEncoder, modelsUrl });
    const [one, two] = await Promise.all([embedder.load(quiet), embedder.load(quiet)]);
    expect(one).toBe(two);
    expect(requests).toBeLessThanOrEqual(4);
  });
});

import * as v from 'valibot';
import type { Failure, Result } from '../core/domain/result';

/** A file of a chosen folder; the path begins with the folder's name where it is known. */
export interface NamedFile {
  readonly path: string;
  readonly blob: Blob;
}

/** A text encoder's files, ready to be loaded from memory. */
export interface ModelFolder {
  readonly name: string;
  /** Name and a digest of the weights: equal ids give equal vectors. */
  readonly id: string;
  /** Under the names that the library asks for. */
  readonly files: ReadonlyMap<string, ArrayBuffer>;
  readonly dimensions: number;
  readonly vocabulary: number;
  readonly bytes: number;
}

const weights = ['onnx/model_quantized.onnx', 'model_quantized.onnx', 'onnx/model.onnx', 'model.onnx'];
const mostBytes = 1_000_000_000;
const shownFiles = 6;
const longestName = 60;

const configSchema = v.object({
  hidden_size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8192)),
  vocab_size: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/**
 * Reads the files of an encoder as they lie on the hub: config.json, tokenizer.json, onnx/model_quantized.onnx (or
 * onnx/model.onnx), and tokenizer_config.json where there is one. Fails with `invalid-input` that says which is missing or wrong.
 */
export async function readModelFolder(files: readonly NamedFile[]): Promise<Result<ModelFolder>> {
  const root = rootOf(files);
  const at = (path: string): Blob | undefined => files.find((file) => file.path === `${root}${path}`)?.blob;
  const model = weights.map(at).find((blob) => blob !== undefined);
  const [config, tokenizer] = [at('config.json'), at('tokenizer.json')];
  if (config === undefined || tokenizer === undefined || model === undefined) {
    const missing = [
      ...(config === undefined ? ['config.json'] : []),
      ...(tokenizer === undefined ? ['tokenizer.json'] : []),
      ...(model === undefined ? ['onnx/model_quantized.onnx'] : []),
    ];
    return refused(`The folder lacks ${missing.join(' and ')}. ${heldIn(files)}`);
  }
  if (config.size + tokenizer.size + model.size > mostBytes) return refused('The files are larger than 1 GB.');
  const parsed = v.safeParse(configSchema, await jsonOf(config));
  if (!parsed.success) return refused('config.json names no hidden_size and vocab_size: it is no text encoder’s.');
  if ((await jsonOf(tokenizer)) === null) return refused('tokenizer.json is no JSON.');
  const [configBytes, tokenizerBytes, modelBytes] = await Promise.all(
    [config, tokenizer, model].map((blob) => blob.arrayBuffer()),
  );
  if (configBytes === undefined || tokenizerBytes === undefined || modelBytes === undefined) {
    return refused('The files could not be read. Choose them again.');
  }
  const settings = await at('tokenizer_config.json')?.arrayBuffer();
  const name = nameOf(root);
  const held = new Map([
    ['config.json', configBytes],
    ['tokenizer.json', tokenizerBytes],
    ['tokenizer_config.json', settings ?? new TextEncoder().encode('{}').buffer],
    ['onnx/model_quantized.onnx', modelBytes],
  ]);
  const { hidden_size: dimensions, vocab_size: vocabulary } = parsed.output;
  const id = `${name} ${await digestOf(modelBytes)}`;
  return { ok: true, value: { name, id, files: held, dimensions, vocabulary, bytes: bytesOf(held) } };
}

/** The folder in which config.json lies, nearest to the top, with its slash; empty for files without a folder. */
function rootOf(files: readonly NamedFile[]): string {
  const [nearest] = files
    .filter(({ path }) => /(^|\/)config\.json$/.test(path))
    .map(({ path }) => path.slice(0, -'config.json'.length))
    .sort((a, b) => a.length - b.length);
  return nearest ?? commonFolder(files);
}

function commonFolder(files: readonly NamedFile[]): string {
  const first = files[0]?.path.split('/')[0] ?? '';
  return files.length > 0 && files.every(({ path }) => path.startsWith(`${first}/`)) ? `${first}/` : '';
}

function nameOf(root: string): string {
  const name = root.split('/').findLast((part) => part !== '') ?? 'encoder';
  return name.slice(0, longestName);
}

function heldIn(files: readonly NamedFile[]): string {
  if (files.length === 0) return 'It is empty.';
  const names = files.slice(0, shownFiles).map(({ path }) => path);
  const more = files.length > shownFiles ? ` and ${files.length - shownFiles} more` : '';
  return `It holds ${names.join(', ')}${more}.`;
}

/** Null for what is no JSON. */
async function jsonOf(blob: Blob): Promise<unknown> {
  try {
    const value: unknown = JSON.parse(await blob.text());
    return value;
  } catch {
    return null;
  }
}

/** Eight hexadecimal digits of SHA-256; of the size alone on pages that are not served safely, which have no digest. */
async function digestOf(bytes: ArrayBuffer): Promise<string> {
  if (!('subtle' in crypto)) return bytes.byteLength.toString(16).padStart(8, '0');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.slice(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(files: ReadonlyMap<string, ArrayBuffer>): number {
  return [...files.values()].reduce((sum, bytes) => sum + bytes.byteLength, 0);
}

function refused(message: string): Result<never> {
  const failure: Failure = { code: 'invalid-input', message, retryable: false };
  return { ok: false, failure };
}

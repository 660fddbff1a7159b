import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './run-tool.mjs';

/** Bytes of all that the encoder loads in a browser: the shipped model's files and the runtime that runs it. */
export async function encoderBytes() {
  const runtime = join(root, 'node_modules/onnxruntime-web/dist/ort-wasm-simd.wasm');
  const models = join(root, 'public/models');
  const files = (await readdir(models, { recursive: true })).filter((name) => /\.(?:json|onnx)$/.test(name));
  const sizes = await Promise.all([runtime, ...files.map((name) => join(models, name))].map((path) => stat(path)));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

import * as v from 'valibot';
import type { OwnEncoderInfo } from '../core/domain/own-encoder';
import type { NamedFile } from '../engine/protocol';
import { openDurable } from './durable/durable-database';

/** An encoder of the user's as this browser keeps it: one at a time, without any prompt. */
export interface KeptEncoder extends Pick<OwnEncoderInfo, 'id' | 'name' | 'bytes'> {
  readonly files: readonly NamedFile[];
}

const key = 'own';
const keptSchema = v.object({
  id: v.string(),
  name: v.string(),
  bytes: v.number(),
  files: v.array(v.object({ path: v.string(), blob: v.instance(Blob) })),
});
/** What an encoder is loaded from; a folder of the hub holds the same weights in many forms. */
const needed = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'model_quantized.onnx'];

/** Keeps an encoder's files in the place of those kept before. Rejects as IndexedDB does, when the browser is full for one. */
export async function keepEncoder(
  { id, name }: Pick<OwnEncoderInfo, 'id' | 'name'>,
  files: readonly NamedFile[],
): Promise<KeptEncoder> {
  const isQuantized = files.some(({ path }) => nameOf(path) === 'model_quantized.onnx');
  const wanted = isQuantized ? needed : [...needed, 'model.onnx'];
  const chosen = files.filter(({ path }) => wanted.includes(nameOf(path))).map(({ path, blob }) => ({ path, blob }));
  const kept = { id, name, bytes: chosen.reduce((sum, { blob }) => sum + blob.size, 0), files: chosen };
  await (await openDurable()).put('encoders', kept, key);
  return kept;
}

/** The kept encoder; null where none is, where the browser stores nothing, and for a record that is damaged. */
export async function readKeptEncoder(): Promise<KeptEncoder | null> {
  try {
    const parsed = v.safeParse(keptSchema, await (await openDurable()).get('encoders', key));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Takes the kept encoder off this browser. Rejects as IndexedDB does. */
export async function forgetEncoder(): Promise<void> {
  await (await openDurable()).delete('encoders', key);
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}

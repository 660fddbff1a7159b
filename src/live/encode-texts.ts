import type { EmbeddedText } from '../core/effects';
import type { Failure, Result } from '../core/domain/result';
import { capText } from './cap-text';
import { nextTask } from './next-task';
import { PooledSum } from './pooled-sum';
import { tokenWindows } from './token-windows';

/** A loaded text encoder, narrowed to what is used. */
export interface Encoder {
  readonly dimensions: number;
  readonly tokenize: (text: string) => readonly number[];
  /** Token vectors of padded windows, row after row: windows x length x dimensions. Throws what the runtime throws. */
  readonly run: (ids: BigInt64Array, mask: BigInt64Array, windows: number) => Promise<Float32Array>;
  /** The ids that frame every window, fill it up, and stand for what the vocabulary lacks. */
  readonly startId: number;
  readonly endId: number;
  readonly padId: number;
  readonly unknownId: number;
}

interface Window {
  readonly text: number;
  readonly ids: readonly number[];
}

const windowTokens = 126;
const batchWindows = 32;
/** After this long the event loop gets a turn. */
const sliceMs = 8;

/**
 * Encodes texts in batches of 32 windows of at most 126 tokens; a long text's vector is the mean over its windows, weighted
 * by tokens. Order and grouping of the texts do not change a vector. Fails with `embedder-failed` or `cancelled`.
 */
export async function encodeTexts(
  encoder: Encoder,
  texts: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Result<readonly EmbeddedText[]>> {
  const cancelled: Result<never> = { ok: false, failure: cancellation };
  const pause = pauser();
  const tokens: (readonly number[])[] = [];
  const windows: Window[] = [];
  try {
    for (const [index, text] of texts.entries()) {
      const ids = encoder.tokenize(capText(text));
      tokens.push(ids);
      for (const window of tokenWindows(ids, windowTokens)) windows.push({ text: index, ids: window });
      await pause();
      if (signal?.aborted === true) return cancelled;
    }
    const sums = texts.map(() => new PooledSum(encoder.dimensions));
    for (let start = 0; start < windows.length; start += batchWindows) {
      await addBatch(encoder, windows.slice(start, start + batchWindows), sums);
      await pause();
      if (signal?.aborted === true) return cancelled;
    }
    return {
      ok: true,
      value: sums.map((sum, index) => embeddedText(sum.unit(), tokens[index] ?? [], encoder.unknownId)),
    };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      failure: { code: 'embedder-failed', message: `The encoder stopped: ${cause}. Load it again.`, retryable: true },
    };
  }
}

const cancellation: Failure = { code: 'cancelled', message: 'Embedding was cancelled.', retryable: true };

function pauser(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMs) return;
    await nextTask();
    since = performance.now();
  };
}

async function addBatch(encoder: Encoder, batch: readonly Window[], sums: readonly PooledSum[]): Promise<void> {
  const length = 2 + Math.max(...batch.map((window) => window.ids.length));
  const ids = new BigInt64Array(batch.length * length).fill(BigInt(encoder.padId));
  const mask = new BigInt64Array(batch.length * length);
  for (const [row, window] of batch.entries()) {
    const framed = [encoder.startId, ...window.ids, encoder.endId];
    for (const [position, id] of framed.entries()) ids[row * length + position] = BigInt(id);
    mask.fill(1n, row * length, row * length + framed.length);
  }
  const hidden = await encoder.run(ids, mask, batch.length);
  if (hidden.length !== ids.length * encoder.dimensions) throw new Error('an answer of another size than asked for');
  for (const [row, window] of batch.entries()) {
    sums[window.text]?.add(hidden, row * length * encoder.dimensions, window.ids.length + 2);
  }
}

function embeddedText(vector: Float32Array, ids: readonly number[], unknownId: number): EmbeddedText {
  if (!vector.every(Number.isFinite)) throw new Error('an answer that is not a number');
  const unknown = ids.filter((id) => id === unknownId).length;
  return { vector, tokens: ids.length, unknownShare: ids.length === 0 ? 0 : unknown / ids.length };
}

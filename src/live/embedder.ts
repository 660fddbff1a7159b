import wasmFile from 'onnxruntime-web/dist/ort-wasm-simd.wasm?url';
import * as v from 'valibot';
import type { EmbeddedText } from '../core/effects';
import type { Result } from '../core/domain/result';
import { encodeTexts } from './encode-texts';
import type { Encoder } from './encode-texts';
import { fetchBytes } from './fetch-bytes';
import { LoadTally } from './load-tally';
import type { LoadProgress } from './load-tally';

export interface EmbedderInfo {
  readonly model: string;
  readonly dimensions: number;
  /** Measured, ms. */
  readonly loadMs: number;
}

/** Text to unit vectors. Nothing throws but programmer errors: what can fail comes back as a failure. */
export interface Embedder {
  /**
   * Loads the model once; later and concurrent calls share the load. A failed load (`embedder-failed`) is forgotten, so
   * that the next call tries again.
   */
  load(onProgress: (progress: LoadProgress) => void): Promise<Result<EmbedderInfo>>;
  /**
   * One vector a text, in order. A text without readable tokens gives zeros and `tokens` 0. Fails with
   * `embedder-not-loaded`, `embedder-failed` or `cancelled`.
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Result<readonly EmbeddedText[]>>;
}

/** Where the parts come from. `wasmUrl` null: Node, whose own runtime is used. */
export interface EmbedderSources {
  /** Folder of models: an absolute address, or a path on disk in Node. */
  readonly modelsUrl: string;
  readonly model: string;
  readonly wasmUrl: string | null;
  /** Bytes of all parts, where the build has counted them. */
  readonly totalBytes?: number | null;
  /** A load that says nothing for so long has failed, ms. */
  readonly stallMs: number;
  /** Files of the model that are in memory already, by their path in its folder; absent: all are fetched. */
  readonly files?: ReadonlyMap<string, ArrayBuffer>;
}

/** The sources in a browser: absolute addresses, because relative ones fail in a blob worker. */
export function browserSources(model: string): EmbedderSources {
  return {
    // Workers are built beside index.html (vite.config.ts), so that the base leads to the public files from here too.
    modelsUrl: new URL(`${import.meta.env.BASE_URL}models/`, import.meta.url).href,
    model,
    wasmUrl: new URL(wasmFile, import.meta.url).href,
    totalBytes: Number(import.meta.env['VITE_ENCODER_BYTES'] ?? 0) || null,
    stallMs: 60_000,
  };
}

/** An embedder over @xenova/transformers; it makes no request to another origin. */
export function createEmbedder(sources: EmbedderSources): Embedder {
  let pending: Promise<Result<Loaded>> | null = null;
  let ready: Encoder | null = null;
  const listeners = new Set<(progress: LoadProgress) => void>();
  const tell = (progress: LoadProgress): void => {
    for (const listener of listeners) listener(progress);
  };
  return {
    async load(onProgress) {
      listeners.add(onProgress);
      pending ??= loadEncoder(sources, tell);
      const attempt = pending;
      const loaded = await attempt;
      listeners.delete(onProgress);
      if (!loaded.ok) {
        if (pending === attempt) pending = null;
        return loaded;
      }
      ready = loaded.value.encoder;
      return { ok: true, value: loaded.value.info };
    },
    async embed(texts, signal) {
      if (ready !== null) return encodeTexts(ready, texts, signal);
      const message = 'The encoder is not loaded. Load it first.';
      return { ok: false, failure: { code: 'embedder-not-loaded', message, retryable: true } };
    },
  };
}

const stepSchema = v.object({ status: v.literal('progress'), file: v.string(), loaded: v.number(), total: v.number() });
const configSchema = v.object({ hidden_size: v.pipe(v.number(), v.integer(), v.minValue(1)) });
const hiddenSchema = v.object({ last_hidden_state: v.object({ data: v.instance(Float32Array) }) });

interface Loaded {
  readonly encoder: Encoder;
  readonly info: EmbedderInfo;
}

async function loadEncoder(
  sources: EmbedderSources,
  onProgress: (progress: LoadProgress) => void,
): Promise<Result<Loaded>> {
  const started = performance.now();
  const stall = watchForStall(sources.stallMs);
  try {
    const progress = (update: LoadProgress): void => {
      stall.restart();
      onProgress(update);
    };
    const encoder = await Promise.race([openEncoder(sources, progress), stall.happened]);
    const probe = await encodeTexts(encoder, ['What is this text about?'], undefined);
    if (!probe.ok) throw new Error(probe.failure.message);
    if (probe.value[0]?.unknownShare !== 0) throw new Error('its vocabulary lacks common words');
    const info = { model: sources.model, dimensions: encoder.dimensions, loadMs: performance.now() - started };
    return { ok: true, value: { encoder, info } };
  } catch (error) {
    const message = `Model ${sources.model} could not be loaded: ${causeOf(error)}. Retry, or reload the page.`;
    return { ok: false, failure: { code: 'embedder-failed', message, retryable: true } };
  } finally {
    stall.stop();
  }
}

/** The library's sentence about a missing file names its own switches; a user needs the address alone. */
function causeOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const missing = /file was not found locally at "([^"]*)"/.exec(text)?.[1];
  return missing === undefined ? text.replace(/[.\s]+$/, '') : `${missing} is missing or cannot be reached`;
}

function watchForStall(stallMs: number): { happened: Promise<never>; restart: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restart = (): void => undefined;
  const happened = new Promise<never>((_resolve, reject) => {
    restart = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => reject(new Error(`nothing arrived for ${stallMs / 1000} s`)), stallMs);
    };
  });
  restart();
  return { happened, restart: () => restart(), stop: () => clearTimeout(timer) };
}

/** Answers for files in memory as the library asks its cache for them; what it fetched itself is not kept. */
function memoryCache(model: string, files: ReadonlyMap<string, ArrayBuffer>) {
  return {
    match: async (address: string): Promise<Response | undefined> => {
      const found = [...files].find(([path]) => address.endsWith(`/${model}/${path}`))?.[1];
      if (found === undefined) return undefined;
      return new Response(found, { headers: { 'content-length': String(found.byteLength) } });
    },
    put: async (): Promise<void> => undefined,
  };
}

async function openEncoder(sources: EmbedderSources, onProgress: (progress: LoadProgress) => void): Promise<Encoder> {
  const tally = new LoadTally(sources.wasmUrl === null ? ['.onnx'] : ['.onnx', '.wasm'], sources.totalBytes ?? null);
  const { AutoModel, AutoTokenizer, Tensor, env } = await import('@xenova/transformers');
  // The browser cache is off: with it on, a replaced model is never picked up.
  Object.assign(env, {
    allowRemoteModels: false,
    useBrowserCache: false,
    useFSCache: false,
    localModelPath: sources.modelsUrl,
    useCustomCache: sources.files !== undefined,
    customCache: sources.files === undefined ? null : memoryCache(sources.model, sources.files),
  });
  const { wasmUrl } = sources;
  if (wasmUrl !== null) {
    // One failed start of the runtime is final for this worker, so the file is fetched before the runtime asks for it.
    await fetchBytes(wasmUrl, (loaded, total) => onProgress(tally.note(wasmUrl, loaded, total)));
    Object.assign(env.backends.onnx.wasm, { wasmPaths: { 'ort-wasm-simd.wasm': wasmUrl }, numThreads: 1 });
  }
  const options = {
    progress_callback: (update: unknown): void => {
      const step = v.safeParse(stepSchema, update);
      if (step.success) onProgress(tally.note(step.output.file, step.output.loaded, step.output.total));
    },
  };
  const [tokenizer, model] = await Promise.all([
    AutoTokenizer.from_pretrained(sources.model, options),
    AutoModel.from_pretrained(sources.model, options),
  ]);
  const [startId, endId, ...others] = tokenizer.encode('');
  if (startId === undefined || endId === undefined || others.length > 0) {
    throw new Error('its tokenizer does not frame a text by two tokens');
  }
  const special = new Set(tokenizer.all_special_ids.filter((id) => id !== tokenizer.unk_token_id));
  return {
    dimensions: v.parse(configSchema, model.config).hidden_size,
    // A user may type "[PAD]": such tokens carry no meaning and must not count as read.
    tokenize: (text) => tokenizer.encode(text, null, { add_special_tokens: false }).filter((id) => !special.has(id)),
    run: async (ids, mask, windows) => {
      const dims = [windows, ids.length / windows];
      const input_ids = new Tensor('int64', ids, dims);
      const answer: unknown = await model.forward({ input_ids, attention_mask: new Tensor('int64', mask, dims) });
      return v.parse(hiddenSchema, answer).last_hidden_state.data;
    },
    startId,
    endId,
    padId: tokenizer.pad_token_id,
    unknownId: tokenizer.unk_token_id,
  };
}

import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { importLog } from '../interchange/logs/import-log';
import type { LogSource } from '../interchange/logs/log-source';
import { previewLog } from '../interchange/logs/preview-log';
import { generateLog } from './generate-log';
import type { GeneratedLog } from './generate-log';

const bytes = 200_000_000;
const rows = 100_000;

/**
 * Writes generated logs of 100,000 rows and 200 MB, imports each and prints rows per second, peak memory and how long
 * the event loop was held up (the host's own pauses included). `npm run bench:import -- csv` runs one format only; prompts are not kept.
 */
export async function main(chosen: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'routellm-bench-'));
  print(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}`);
  try {
    for (const format of ['csv', 'jsonl', 'json'] as const) {
      if (chosen.length > 0 && !chosen.includes(format)) continue;
      const path = join(folder, `log.${format}`);
      await write(path, { seed: 1, rows, bytes, format });
      await bench(path);
      await rm(path);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function write(path: string, wish: GeneratedLog): Promise<void> {
  const file = await open(path, 'w');
  let lines: string[] = [];
  for (const line of generateLog(wish)) {
    lines.push(line);
    if (lines.length < 1_000) continue;
    await file.write(lines.join(''));
    lines = [];
  }
  await file.write(lines.join(''));
  await file.close();
}

async function bench(path: string): Promise<void> {
  const { size } = await stat(path);
  const source: LogSource = {
    name: path,
    totalBytes: size,
    open: () => Readable.toWeb(createReadStream(path, { highWaterMark: 65_536 })) as ReadableStream<Uint8Array>,
  };
  const startMs = performance.now();
  const preview = await previewLog(source);
  if (!preview.ok) throw new Error(preview.failure.message);
  const previewMs = performance.now() - startMs;
  const turns = monitorEventLoopDelay({ resolution: 1 });
  turns.enable();
  let peak = 0;
  let characters = 0;
  const result = await importLog(source, preview.value.mapping, {
    now: () => performance.now(),
    yieldToHost: () => new Promise((resolve) => setImmediate(resolve)),
    onProgress: () => (peak = Math.max(peak, process.memoryUsage().rss)),
    onPrompts: (batch) => {
      for (const { text } of batch) characters += text.length;
    },
  });
  turns.disable();
  if (!result.ok) throw new Error(result.failure.message);
  const { rows: read, badRowCount, duplicates, ms, end } = result.value;
  print(
    `${path.split('.').at(-1)}: ${mega(size)} MB, ${read} rows (${badRowCount} bad, ${duplicates} duplicates, ${end}) in ` +
      `${(ms / 1000).toFixed(2)} s: ${Math.round((read * 1000) / ms)} rows/s, ${mega((size * 1000) / ms)} MB/s; ` +
      `preview ${Math.round(previewMs)} ms; peak RSS ${mega(peak)} MB; event loop held up p99 ${milli(turns.percentile(99))}, at most ${milli(turns.max)} ms; ` +
      `${mega(characters)} M characters of prompts`,
  );
}

function milli(nanoseconds: number): string {
  return (nanoseconds / 1_000_000).toFixed(1);
}

function mega(value: number): string {
  return (value / 1_000_000).toFixed(0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

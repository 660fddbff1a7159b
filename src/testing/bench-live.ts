import { cpus } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { catalog } from '../catalog/catalog';
import { createHandlers } from '../engine/create-handlers';
import type { LiveRow } from '../engine/live/live-protocol';
import { fakeEmbedder } from './fake-embedder';
import type { Fault } from './fault-reply';
import { startFaultServer } from './fault-server';
import type { SeenChat } from './fault-server';
import { chatWorld } from './live-chat-world';

const rounds = 4;
const perRound = 1000;
const faults = ['500', '429', '503', 'reset-mid', 'truncated', 'garbage', '408', 'error-mid'] as const;
const { signal } = new AbortController();

/**
 * Prints what 1,000 live requests at a time take, round after round, over three fault servers with a fifth of faults at 16 at
 * once: time, heap after a collection, and how much of its growth are the records that are kept.
 */
export async function main(): Promise<void> {
  print(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`);
  const servers = await Promise.all(
    [0, 1, 2].map((shift) => startFaultServer({ script: fifth(2 * shift), keepsLog: false })),
  );
  let recordBytes = 0;
  const engine = createHandlers({
    catalog,
    embedder: fakeEmbedder(),
    now: () => performance.now(),
    voice: {
      push: () => undefined,
      journal: (entry) => {
        if (entry.kind === 'live') recordBytes += JSON.stringify(entry.records).length;
      },
    },
    live: { ...chatWorld, page: { origin: 'http://x', localNetworkDenied: () => Promise.resolve(false) } },
  });
  await engine['session-start']({ seed: 7, policy: null, source: 'empty' }, signal);
  const rows = servers.map(({ origin }, k) => rowOf(origin, k));
  const settings = { rows, view: 'live', zeroEgress: false, concurrency: 16 } as const;
  await engine['live-configure'](settings, signal);
  let before = heap();
  for (let round = 0; round < rounds; round += 1) {
    const startMs = performance.now();
    const bytesBefore = recordBytes;
    const texts = Array.from({ length: perRound }, (_, k) => textOf(round * perRound + k));
    await engine['live-route']({ drafts: texts.map((text) => ({ text })) }, signal);
    const { underWay, reservedUsd } = await engine['live-configure'](settings, signal);
    const after = heap();
    const grown = `${kibibytes(after - before)} more heap, records kept as JSON ${kibibytes(recordBytes - bytesBefore)}`;
    print(
      `round ${round + 1}: ${perRound} requests in ${((performance.now() - startMs) / 1000).toFixed(1)} s, heap ${kibibytes(after)}, ${grown}; under way ${underWay}, set aside $${reservedUsd}`,
    );
    before = after;
  }
  for (const server of servers) await server.close();
}

/** A fifth of all calls fail, by the prompt's number and the server, so that a fallback may meet its own fault. */
function fifth(shift: number): (seen: SeenChat) => Fault {
  return ({ prompt }) => {
    const number = Number(/\d+/.exec(prompt)?.[0] ?? 0) * 7 + shift;
    return number % 5 === 0 ? (faults[Math.floor(number / 5) % faults.length] ?? '500') : 'ok';
  };
}

function rowOf(origin: string, k: number): LiveRow {
  const shared = { models: ['good'], timeoutMs: 5000, price: { input: 1, output: 2 }, headers: {}, key: null };
  return k === 0
    ? { ...shared, id: 'ollama', kind: 'ollama', name: 'Ollama', protocol: 'ollama', baseUrl: origin }
    : { ...shared, id: `c${k}`, kind: 'custom', name: `C${k}`, protocol: 'openai', baseUrl: `${origin}/v1` };
}

function textOf(k: number): string {
  return k % 3 === 0
    ? `hi ${k}`
    : `Prove theorem ${k} on finite integral domains, step by step, and derive its corollary.`;
}

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

function heap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

function kibibytes(bytes: number): string {
  return `${Math.round(bytes / 1024).toLocaleString('en')} KiB`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

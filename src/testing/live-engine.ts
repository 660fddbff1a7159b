import { catalog } from '../catalog/catalog';
import { createHandlers } from '../engine/create-handlers';
import type { LiveRow, LiveSettings } from '../engine/live/live-protocol';
import type { EnginePush, JournalEntry } from '../engine/protocol';
import { fakeEmbedder } from './fake-embedder';
import type { FaultServer } from './fault-server';
import { chatWorld } from './live-chat-world';

/** An engine with an Ollama and an OpenAI-compatible endpoint, both at one fault server: a local model and one in the cloud. */
export async function liveEngine(
  server: FaultServer,
  change: Partial<LiveSettings> = {},
  row: Partial<LiveRow> = {},
  key = 'sk-planted-Qx7Zr9Lm2Vw8',
) {
  const pushes: EnginePush[] = [];
  const journal: JournalEntry[] = [];
  const world = { ...chatWorld, page: { origin: 'http://x', localNetworkDenied: () => Promise.resolve(false) } };
  const make = () =>
    createHandlers({
      catalog,
      embedder: fakeEmbedder(),
      now: () => performance.now(),
      voice: { push: (push) => pushes.push(push), journal: (entry) => journal.push(entry) },
      live: world,
    });
  const engine = make();
  const shared = { models: ['good'], timeoutMs: 2000, price: { input: 1, output: 2 }, headers: {}, ...row } as const;
  const rows: LiveRow[] = [
    { ...shared, id: 'ollama', kind: 'ollama', name: 'Ollama', protocol: 'ollama', baseUrl: server.origin, key: null },
    { ...shared, id: 'c', kind: 'custom', name: 'C', protocol: 'openai', baseUrl: `${server.origin}/v1`, key },
  ];
  const settings: LiveSettings = { rows, view: 'live', zeroEgress: false, concurrency: 4, ...change };
  const { signal } = new AbortController();
  await engine['session-start']({ seed: 7, policy: null, source: 'empty' }, signal);
  await engine['live-configure'](settings, signal);
  return { engine, make, settings, pushes, journal };
}

import { catalog } from '../catalog/catalog';
import { createEmbedder } from '../live/embedder';
import { createHandlers } from '../engine/create-handlers';
import { shippedEncoder } from './shipped-encoder';

/**
 * Prints, as JSON, the rows and the telemetry hash of a session flown in Node with the shipped encoder: the built-in
 * samples under a seed, then the prompts in order, each routed on its own. Arguments: seed, prompts.
 */
export async function main([seed = '42', ...prompts]: readonly string[]): Promise<void> {
  const { signal } = new AbortController();
  const voice = { push: () => undefined, journal: () => undefined };
  const embedder = createEmbedder(shippedEncoder);
  const engine = createHandlers({ catalog, embedder, now: () => performance.now(), voice });
  await engine['session-start']({ seed: Number(seed), policy: null, source: 'samples' }, signal);
  for (const text of prompts) await engine.route({ drafts: [{ text }] }, signal);
  const { rows, telemetryHash, withEmbedder } = await engine['session-state'](null, signal);
  process.stdout.write(`${JSON.stringify({ rows, telemetryHash, withEmbedder })}\n`);
}

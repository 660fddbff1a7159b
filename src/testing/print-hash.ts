import { catalog } from '../catalog/catalog';
import { createEmbedder } from '../live/embedder';
import { createHandlers } from '../engine/create-handlers';
import { shippedEncoder } from './shipped-encoder';

/**
 * Prints, as JSON, the rows and the telemetry hash of a session flown in Node with the shipped encoder: the built-in
 * samples under a seed, then the prompts in order, each routed on its own, all under a ready-made scenario where one is named.
 * Arguments: seed, the scenario's name or nothing, prompts.
 */
export async function main([seed = '42', scenarioName = '', ...prompts]: readonly string[]): Promise<void> {
  const { signal } = new AbortController();
  const voice = { push: () => undefined, journal: () => undefined };
  const embedder = createEmbedder(shippedEncoder);
  const engine = createHandlers({ catalog, embedder, now: () => performance.now(), voice });
  await engine['session-start']({ seed: Number(seed), policy: null, source: 'samples' }, signal);
  for (const text of prompts) await engine.route({ drafts: [{ text }] }, signal);
  const scenario = catalog.scenarios.find(({ name }) => name === scenarioName);
  if (scenario !== undefined) await engine['scenario-apply']({ scenario }, signal);
  const { rows, telemetryHash, withEmbedder } = await engine['session-state'](null, signal);
  process.stdout.write(`${JSON.stringify({ rows, telemetryHash, withEmbedder })}\n`);
}

import { expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { samples } from '../../catalog/samples';
import type { Policy } from '../../core/domain/policy';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const { defaultPolicy } = catalog;
const of = 'local-llama-3.1-8b';
const id = `${of}~q4`;
const variant = { id, of, name: 'q4', speed: 2, abilityShift: -0.2 };
const drafts = samples.slice(0, 200).map(({ text }) => ({ text }));

async function flown(enabled: boolean | null, patch: Partial<Policy> = {}) {
  const voice = { push: () => undefined, journal: () => undefined };
  const engine = openEngine({ voice });
  const models = enabled === null ? [] : [{ id, enabled, fromRequest: 0 }];
  const variants = enabled === null ? [] : [variant];
  const policy = { ...defaultPolicy, variants, models: [...defaultPolicy.models, ...models], ...patch };
  await engine['session-start']({ seed: 42, policy, source: 'empty' }, quiet);
  const { telemetryHash } = await engine.route({ drafts }, quiet);
  return { engine, telemetryHash, telemetry: await engine['telemetry-read']({ half: null }, quiet) };
}

test('a variant has rows, an arm and figures of its own', async () => {
  const bandit = { ...defaultPolicy.bandit, epsilon: 1 };
  const { engine, telemetry } = await flown(true, { bandit });
  const figuresOf = (endpointId: string) => telemetry.endpoints.find((endpoint) => endpoint.endpointId === endpointId)!;
  const [own, base] = [figuresOf(id), figuresOf(of)];
  expect(Math.min(own.pulls, base.pulls)).toBeGreaterThan(10);
  expect(telemetry.endpoints.reduce((sum, { served }) => sum + served, 0)).toBe(200);
  // Twice as fast on the same hardware: about half the time and half the price, over prompts of their own.
  expect(own.p50Ms!).toBeLessThan(0.8 * base.p50Ms!);
  expect(own.costUsd! / own.served).toBeLessThan(0.8 * (base.costUsd! / base.served));
  const { csv } = await engine['export-csv']({ withPrompts: false }, quiet);
  expect(csv).toContain(id);
});

test('a variant that takes no part changes nothing', async () => {
  const [without, off] = [await flown(null), await flown(false)];
  expect(off.telemetryHash).toBe(without.telemetryHash);
});

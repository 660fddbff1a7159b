import { expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import type { Policy } from '../../core/domain/policy';
import { steadyScenario } from '../../core/domain/scenario';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const { defaultPolicy } = catalog;
const drafts = Array.from({ length: 12 }, (_, k) => ({ text: `thanks ${k}` }));

/** One request in ten minutes, all to the smallest local model, which unloads after five. */
async function flown(keptWarm: boolean) {
  const voice = { push: () => undefined, journal: () => undefined };
  const engine = openEngine({ voice });
  const models = defaultPolicy.models.map((model): Policy['models'][number] => ({
    ...model,
    enabled: model.id === 'local-small',
    ...(keptWarm ? { keptWarm: true as const } : {}),
  }));
  await engine['session-start']({ seed: 42, policy: { ...defaultPolicy, models }, source: 'empty' }, quiet);
  const arrivals = { ...steadyScenario.arrivals, perSecond: 1 / 600 };
  await engine['scenario-apply']({ scenario: { ...steadyScenario, arrivals } }, quiet);
  await engine.route({ drafts }, quiet);
  const inspected = await Promise.all(drafts.map(async (_, row) => engine.inspect({ row }, quiet)));
  return inspected.map(({ outcome }) => {
    if (outcome.kind !== 'completed') throw new Error(outcome.kind);
    return { ttftMs: outcome.ttftMs, costUsd: outcome.costUsd, wake: outcome.attempts[0]?.wake };
  });
}

test('what is kept warm answers without loading, and its idle time is billed by the hour', async () => {
  const [cold, warm] = [await flown(false), await flown(true)];
  const asleep = cold.flatMap(({ wake }, row) => (wake === undefined ? [] : [row]));
  expect(asleep.length).toBeGreaterThan(3);
  for (const [row, before] of cold.entries()) {
    const after = warm[row]!;
    if (before.wake === undefined) {
      expect(after).toEqual(before);
      continue;
    }
    expect(before.wake).toEqual({ kind: 'cold', ms: 1200 });
    expect(before.ttftMs - after.ttftMs).toBeCloseTo(1200, 6);
    // 19 cents an hour.
    const idleHours = (after.wake?.ms ?? 0) / 3_600_000;
    expect(after.costUsd - before.costUsd).toBeCloseTo(0.19 * idleHours, 9);
  }
});

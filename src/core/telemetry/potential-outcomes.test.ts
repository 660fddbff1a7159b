import { expect, test } from 'vitest';
import { fakeEndpoints } from '../../testing/fake-endpoints';
import { flySession } from '../../testing/fly-session';
import type { Prompt } from '../domain/prompt';
import { PotentialOutcomes } from './potential-outcomes';

const prompts = Array.from({ length: 60 }, (_, k): Prompt => ({
  id: `p${k}`,
  text: `river bond table ${k}`,
  metadata: {},
  origin: 'typed',
}));

test('a row served at the first attempt cost and brought what its endpoint would have', async () => {
  const { rows, sim } = await flySession([prompts]);
  const potential = new PotentialOutcomes(sim.calls);
  let checked = 0;
  for (const { prompt, result } of rows) {
    const { outcome, decision } = result;
    if (outcome.kind !== 'completed' || outcome.attempts.length > 1) continue;
    const { costUsd, quality } = potential.of(decision.endpointId!, prompt);
    expect([costUsd, quality]).toEqual([outcome.costUsd, outcome.quality]);
    checked += 1;
  }
  expect(checked).toBeGreaterThan(50);
});

test('are worked out once each', async () => {
  const { sim } = await flySession([]);
  const potential = new PotentialOutcomes(sim.calls);
  for (const { id } of fakeEndpoints) expect(potential.of(id, prompts[0]!)).toBe(potential.of(id, prompts[0]!));
});

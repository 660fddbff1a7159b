import { expect, it } from 'vitest';
import { openEngine } from '../../testing/open-engine';

it('makes twins of the session’s prompts and counts the wrong hits, fewer the higher the threshold', async () => {
  const { signal } = new AbortController();
  const voice = { push: () => undefined, journal: () => undefined };
  const engine = openEngine({ voice });
  await engine['session-start']({ seed: 42, policy: null, source: 'samples' }, signal);
  const lab = await engine['cache-lab'](null, signal);
  expect(lab.prompts).toBeGreaterThan(50);
  const shares = lab.rows.map((row) => row.all.value ?? Number.NaN);
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  expect(shares[0]).toBeGreaterThan(shares.at(-1)!);
  for (const row of lab.rows) {
    const { negation, number, entity } = row.byKind;
    expect(negation.n + number.n + entity.n).toBe(lab.pairs);
  }
  expect(lab.nearest[0]!.cosine).toBeGreaterThanOrEqual(lab.nearest.at(-1)!.cosine);
  expect(lab.nearest.every((pair) => pair.text !== pair.swapped)).toBe(true);
});

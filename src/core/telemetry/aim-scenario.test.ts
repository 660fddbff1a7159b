import { expect, test } from 'vitest';
import { scenarios } from '../../catalog/scenarios';
import { fakeEndpoints } from '../../testing/fake-endpoints';
import { flySession } from '../../testing/fly-session';
import { sessionPolicy } from '../../testing/session-policy';
import { aimScenario } from './aim-scenario';

const own = fakeEndpoints.map((endpoint) => ({ ...endpoint, provider: `of-${endpoint.id}` }));
const brownOut = scenarios.find(({ name }) => name === 'Cloud brown-out')!;
const base = sessionPolicy();
const toTier = (tier: 'cloud' | 'local') => ({
  ...base,
  rules: {
    ...base.rules,
    patterns: [{ id: 'all', kind: 'keyword', source: 'hello', flags: 'i', enabled: true, tier } as const],
  },
});
const prompts = Array.from({ length: 60 }, (_, k) => ({
  id: `p${k}`,
  text: 'hello',
  metadata: {},
  origin: 'typed' as const,
}));
const targets = async (tier: 'cloud' | 'local') => {
  const { telemetry } = await flySession([prompts], { policy: toTier(tier) });
  const served = own.map(({ id }) => ({
    id,
    n: prompts.filter((_, row) => telemetry.endpointIds[telemetry.columns.endpoint[row]!] === id).length,
  }));
  const leading = served.toSorted((a, b) => b.n - a.n)[0]!.id;
  return { leading, aimed: aimScenario(brownOut, telemetry, own).incidents.map(({ target }) => target) };
};

test('the brown-out is of the provider that most cloud requests go to', async () => {
  const { leading, aimed } = await targets('cloud');
  expect(aimed).toEqual([`of-${leading}`, `of-${leading}`]);
});

test('a session without cloud requests gets one of all the cloud, and a scenario that names its target stays as it is', async () => {
  expect((await targets('local')).aimed).toEqual(['cloud', 'cloud']);
  const { telemetry } = await flySession([prompts]);
  const other = scenarios.find(({ name }) => name === 'Black Friday')!;
  expect(aimScenario(other, telemetry, own)).toBe(other);
});

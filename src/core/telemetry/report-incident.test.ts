import { expect, test } from 'vitest';
import type { Incident } from '../domain/scenario';
import { steadyScenario } from '../domain/scenario';
import { fakeEndpoints } from '../../testing/fake-endpoints';
import { flySession } from '../../testing/fly-session';
import { sessionPolicy } from '../../testing/session-policy';
import { reportIncident } from './report-incident';

const base = sessionPolicy();
const all = { id: 'all', kind: 'keyword', source: 'hello', flags: 'i', enabled: true, tier: 'cloud' } as const;
const policy = {
  ...base,
  rules: { ...base.rules, patterns: [all] },
  bandit: { ...base.bandit, epsilon: 0.2, discount: 0.95, crossingBudget: 0 },
};
const prompts = Array.from({ length: 600 }, (_, k) => ({
  id: `p${k}`,
  text: 'hello',
  metadata: {},
  origin: 'typed' as const,
}));
const moment = (value: number) => ({ unit: 'request', value }) as const;

test('tells how the traffic turned away from a target that fails, and back', async () => {
  const calm = await flySession([prompts], { policy });
  const pulls = fakeEndpoints.filter(({ tier }) => tier === 'cloud').map(({ id }) => [id, calm.sim.arms.arm(id).pulls]);
  const target = String(pulls.toSorted((a, b) => Number(b[1]) - Number(a[1]))[0]?.[0]);
  const incident: Incident = { id: 'e', kind: 'errors', target, share: 0.9, from: moment(200), to: moment(400) };
  const flown = await flySession([prompts], {
    policy,
    world: { scenario: { ...steadyScenario, incidents: [incident] } },
  });
  const { state, n, targetShare, touched } = reportIncident(incident, flown.telemetry, calm.telemetry, fakeEndpoints);
  expect([state, n]).toEqual(['ended', 200]);
  const [during, calmly] = [flown, calm].map(({ rows }) =>
    rows.slice(200, 400).map(({ result: { outcome } }) => ({
      usd: 'costUsd' in outcome ? outcome.costUsd : 0,
      hit: 'attempts' in outcome && outcome.attempts.some(({ endpointId }) => endpointId === target),
    })),
  );
  const met = during!.flatMap((row, at) => (row.hit || calmly![at]!.hit ? [row.usd - calmly![at]!.usd] : []));
  expect(touched?.n).toBe(met.length);
  expect(touched?.n).toBeLessThan(200);
  expect(touched?.extraUsd).toBeCloseTo(
    met.reduce((sum, usd) => sum + usd, 0),
    9,
  );
  expect(touched?.extraMs).toBeGreaterThan(0);
  expect(targetShare?.before).toBeGreaterThan(0.4);
  expect(targetShare?.settled).toBeLessThan(0.15);
  expect(targetShare?.after).toBeGreaterThan(targetShare?.settled ?? 1);
});

test('a fault of all traffic has no target, and one that nobody met has no share', async () => {
  const calm = await flySession([prompts.slice(0, 20)], { policy });
  const surge: Incident = { id: 's', kind: 'surge', target: 'all', factor: 2, from: moment(0), to: null };
  const late: Incident = { id: 'l', kind: 'outage', target: 'cloud', flapping: null, from: moment(99), to: null };
  const reportOf = (incident: Incident) => reportIncident(incident, calm.telemetry, calm.telemetry, fakeEndpoints);
  expect(reportOf(surge).targetShare).toBeNull();
  expect(reportOf(late)).toMatchObject({ state: 'ahead', n: 0, targetShare: null });
});

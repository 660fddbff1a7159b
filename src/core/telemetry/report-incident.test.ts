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
      hit: 'attempts' in outcome && outcome.attempts.some(({ endpointId }) => endpointId === target),
    })),
  );
  expect(touched?.n).toBe(during!.filter((row, at) => row.hit || calmly![at]!.hit).length);
  expect(touched?.n).toBeLessThan(200);
  expect(touched?.extraMs).toBeGreaterThan(0);
  expect(targetShare?.before).toBeGreaterThan(0.4);
  expect(targetShare?.settled).toBeLessThan(0.15);
  expect(targetShare?.after).toBeGreaterThan(targetShare?.settled ?? 1);
});

test('its cost goes on after its end, and every request since its beginning counts', async () => {
  const incident: Incident = { id: 'p', kind: 'price', target: 'cloud', factor: 3, from: moment(200), to: moment(300) };
  const calm = await flySession([prompts], { policy });
  const flown = await flySession([prompts], {
    policy,
    world: { scenario: { ...steadyScenario, incidents: [incident] } },
  });
  const { extraUsd } = reportIncident(incident, flown.telemetry, calm.telemetry, fakeEndpoints);
  const since = (row: number): number => {
    const usd = ({ rows }: typeof calm): number =>
      rows.slice(row).reduce((sum, { result: { outcome } }) => sum + ('costUsd' in outcome ? outcome.costUsd : 0), 0);
    return usd(flown) - usd(calm);
  };
  expect(extraUsd?.all).toBeCloseTo(since(200), 9);
  expect(extraUsd?.afterEnd).toBeCloseTo(since(300), 9);
});

/** A session as it was, but for some rows that cost ten times as much. */
function dearer({ telemetry }: Awaited<ReturnType<typeof flySession>>, rows: readonly (readonly [number, number])[]) {
  const costUsd = telemetry.columns.costUsd.slice();
  for (const [from, to] of rows) for (let row = from; row < to; row += 1) costUsd[row] = 10 * (costUsd[row] ?? 0);
  return { ...telemetry, length: telemetry.length, columns: { ...telemetry.columns, costUsd } };
}

test('recovery is counted from its end to the end of the last window that is not well', async () => {
  const calm = await flySession([prompts], { policy });
  const fault = { id: 'p', kind: 'price', target: 'cloud', factor: 10, from: moment(100) } as const;
  const recoveryOf = (rows: readonly (readonly [number, number])[], to: number | null) => {
    const incident: Incident = { ...fault, to: to === null ? null : moment(to) };
    return reportIncident(incident, dearer(calm, rows), calm.telemetry, fakeEndpoints).recovery;
  };
  const at = (row: number): number => calm.rows[row]!.arrivalMs;
  // Well for a while within the fault: that is no recovery.
  expect(
    recoveryOf(
      [
        [100, 110],
        [190, 200],
      ],
      200,
    ),
  ).toEqual({ kind: 'recovered', ms: 0 });
  const late = recoveryOf(
    [
      [100, 200],
      [300, 310],
    ],
    200,
  );
  expect(late.kind === 'recovered' && late.ms).toBeGreaterThan(at(309) - at(200));
  expect(late.kind === 'recovered' && late.ms).toBeLessThanOrEqual(at(329) - at(200));
  expect(recoveryOf([[100, 600]], 200)).toEqual({ kind: 'not-yet' });
  expect(recoveryOf([[100, 110]], null)).toEqual({ kind: 'none' });
  expect(recoveryOf([[100, 600]], 590)).toEqual({ kind: 'too-early' });
  expect(recoveryOf([], 200)).toEqual({ kind: 'unhurt' });
});

test('a fault of all traffic has no target, and one that nobody met has no share', async () => {
  const calm = await flySession([prompts.slice(0, 20)], { policy });
  const surge: Incident = { id: 's', kind: 'surge', target: 'all', factor: 2, from: moment(0), to: null };
  const late: Incident = { id: 'l', kind: 'outage', target: 'cloud', flapping: null, from: moment(99), to: null };
  const reportOf = (incident: Incident) => reportIncident(incident, calm.telemetry, calm.telemetry, fakeEndpoints);
  expect(reportOf(surge).targetShare).toBeNull();
  expect(reportOf(late)).toMatchObject({ state: 'ahead', n: 0, targetShare: null });
});

test('a shift of the mix touches the requests that came in its time, whichever prompts they were, and holds each against itself', async () => {
  const easy = 'hello';
  const hard = `hello, ${'prove the theorem step by step, '.repeat(20)}`;
  const mixed = prompts.map((prompt, k) => ({ ...prompt, text: k < 300 ? easy : hard }));
  const incident: Incident = { id: 'm', kind: 'mix', share: 1, target: 'all', from: moment(0), to: moment(100) };
  const scenario = { ...steadyScenario, incidents: [incident] };
  const [calm, flown] = [
    await flySession([mixed], { policy }),
    await flySession([mixed], { policy, world: { scenario } }),
  ];
  const came = Array.from(flown.telemetry.columns.arrivalMs.slice(0, 600).entries()).toSorted((a, b) => a[1] - b[1]);
  const first = came.slice(0, 100).map(([row]) => row);
  expect(first.every((row) => row >= 300)).toBe(true);
  const { n, touched, extraUsd, fromMs, toMs } = reportIncident(
    incident,
    flown.telemetry,
    calm.telemetry,
    fakeEndpoints,
  );
  expect([n, touched?.n, fromMs, toMs]).toEqual([100, 100, came[0]?.[1], came[100]?.[1]]);
  const costs = ({ telemetry }: typeof calm) =>
    telemetry.columns.costUsd.slice(0, 600).reduce((sum, usd) => sum + usd, 0);
  expect(extraUsd?.all).toBeCloseTo(costs(flown) - costs(calm), 12);
});

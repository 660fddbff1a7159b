import { expect, it } from 'vitest';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

it('counts the session’s rows again for the charts, as telemetry counts them', async () => {
  const engine = openEngine();
  await engine['session-start']({ seed: 42, policy: null, source: 'samples' }, quiet);
  const [series, telemetry] = await Promise.all([
    engine['series-read'](null, quiet),
    engine['telemetry-read']({ half: null }, quiet),
  ]);
  expect(series.n).toBe(telemetry.routed);
  const answered = sum(series.buckets.flatMap(({ served }) => served));
  expect(answered).toBe(telemetry.routed - telemetry.failed - telemetry.blocked);
  expect(series.buckets.length).toBeLessThanOrEqual(60);
  for (const { stage, decided } of series.stages) expect(decided).toBe(telemetry.decidedBy[stage] ?? 0);
  const binned = series.index.map(
    ({ local, cloud, bothFailed, unlabelled }) => local + cloud + bothFailed + unlabelled,
  );
  expect(sum(binned)).toBe(telemetry.routed);
  expect(series.regret.points.length).toBeLessThanOrEqual(240);
  expect(series.regret.points.at(-1)?.row).toBe(series.n - 1);
});

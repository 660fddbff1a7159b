import { expect, it } from 'vitest';
import { breakdownKeys } from '../../core/domain/breakdown';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;

it('puts every row in one group, whatever it is by, and the groups’ costs add up to the session’s', async () => {
  const engine = openEngine();
  await engine['session-start']({ seed: 42, policy: null, source: 'samples' }, quiet);
  const telemetry = await engine['telemetry-read']({ half: null }, quiet);
  const drafts = [{ text: 'hello there', metadata: { app: 'crm' } }];
  await engine.route({ drafts }, quiet);
  const whole = await engine['telemetry-read']({ half: null }, quiet);
  expect(whole.routed).toBe(telemetry.routed + 1);
  for (const by of breakdownKeys) {
    const { groups, costUsd, n } = await engine['breakdown-read']({ by }, quiet);
    expect(n).toBe(whole.routed);
    expect(groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(n);
    expect(costUsd).toBeCloseTo(whole.costUsd, 9);
  }
  const apps = await engine['breakdown-read']({ by: 'app' }, quiet);
  expect(apps.groups.map(({ name, rows }) => [name, rows])).toEqual([
    ['not told', telemetry.routed],
    ['crm', 1],
  ]);
  const rules = await engine['breakdown-read']({ by: 'rule' }, quiet);
  const byRules = rules.groups.filter(({ name }) => name.startsWith('rules: '));
  expect(byRules.reduce((sum, { rows }) => sum + rows, 0)).toBe(whole.decidedBy.rules);
});

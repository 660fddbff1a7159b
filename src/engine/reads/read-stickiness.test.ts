import { describe, expect, it } from 'vitest';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const open = async () => {
  const voice = { push: () => undefined, journal: () => undefined };
  const engine = openEngine({ voice });
  await engine['session-start']({ seed: 42, policy: null, source: 'empty' }, quiet);
  return engine;
};

describe('stickiness-read', () => {
  it('knows no conversation in prompts that stand alone', async () => {
    const engine = await open();
    await engine.route({ drafts: [{ text: 'hi', metadata: { session: 'alone' } }, { text: 'ho' }] }, quiet);
    expect(await engine['stickiness-read'](null, quiet)).toMatchObject({ sessions: 0, turns: 0, rows: [] });
  });

  it('flies the conversations at each stickiness, changes nothing, and offers none that is 2 points less accurate', async () => {
    const engine = await open();
    const { telemetryHash } = await engine['conversations-route'](null, quiet);
    const report = await engine['stickiness-read'](null, quiet);
    expect(report).toMatchObject({ sessions: 12, turns: 56, current: 2 });
    expect(report.rows.map(({ stickTurns }) => stickTurns)).toEqual([0, 1, 2, 3, 5, 8]);
    const of = (k: number) => report.rows.find((row) => row.stickTurns === k)!;
    expect(of(8).switches).toBeLessThan(of(0).switches);
    expect(of(report.best).accuracy.value).toBeGreaterThanOrEqual(of(2).accuracy.value! - 0.02);
    expect(of(report.best).costUsd).toBeLessThanOrEqual(of(2).costUsd);
    expect((await engine['session-state'](null, quiet)).telemetryHash).toBe(telemetryHash);
  });
});

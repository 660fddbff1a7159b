import { describe, expect, test } from 'vitest';
import { fakeFlightContext } from '../../testing/fake-flight-context';
import { driveFlight } from '../../testing/drive-flight';
import { flySession } from '../../testing/fly-session';
import { sessionPolicy } from '../../testing/session-policy';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import { flight } from '../flight';
import { filterRows } from '../telemetry/row-filter';
import { stageSeries } from '../telemetry/stage-series';

const texts = ['river bond table '.repeat(6), 'prove this theorem '.repeat(4), 'hello there', 'tell a joke about it'];
const prompts = Array.from({ length: 60 }, (_, k): Prompt => ({
  id: `p${k}`,
  text: `${texts[k % 4]} ${k}`,
  metadata: {},
  origin: 'typed',
}));
const base = sessionPolicy();
/** Every scored row is doubtful. */
const withPerson = (human: Partial<Policy['human']>, patch: Partial<Policy> = {}): Policy =>
  sessionPolicy({
    complexity: { enabled: true, edgeThreshold: 50, band: 50 },
    human: { ...base.human, enabled: true, usd: 3, minutes: 2, ...human },
    ...patch,
  });
const everything = { search: '', tier: null, decidedBy: null, only: null, half: null, sort: 'newest' } as const;

describe('the human stage', () => {
  test('takes doubtful rows that a scoring pillar decided, never what a rule did; an answer costs and takes what is set', async () => {
    const { rows } = await flySession([prompts], { policy: withPerson({ acceptable: 1 }) });
    const handed = rows.filter(({ result }) => result.decision.tierDecidedBy === 'human');
    expect(handed.length).toBeGreaterThan(10);
    for (const { result } of handed) {
      expect(result.decision).toMatchObject({ tier: null, endpointId: null });
      expect(result.outcome).toMatchObject({ kind: 'completed', costUsd: 3, quality: 1, attempts: [] });
      expect(result.outcome).toHaveProperty('latencyMs', expect.closeTo(120_000, -2));
    }
    const before = await flySession([prompts], { policy: withPerson({ enabled: false }) });
    const scored = before.rows.filter(({ result }) =>
      ['semantic', 'complexity', 'judge'].includes(result.decision.tierDecidedBy),
    );
    expect(handed.map(({ row }) => row)).toEqual(scored.map(({ row }) => row));
    expect(before.rows.length).toBeGreaterThan(scored.length);
  });

  test('takes the share of them that is set', async () => {
    const handed = async (share: number): Promise<readonly number[]> => {
      const { telemetry } = await flySession([prompts], { policy: withPerson({ share }) });
      return [...filterRows(telemetry, { ...everything, only: 'person' })];
    };
    const [half, all] = [await handed(0.5), await handed(1)];
    expect(half.length).toBeGreaterThan(0.25 * all.length);
    expect(half.length).toBeLessThan(0.75 * all.length);
    expect(all).toEqual(expect.arrayContaining([...half]));
    expect(await handed(0)).toEqual([]);
  });

  test('takes what the deciding stage is little sure of, where that is what doubtful means', async () => {
    const { rows } = await flySession([prompts], { policy: withPerson({ when: 'confidence', below: 0.7 }) });
    const sure = rows.flatMap(({ result: { decision } }) => {
      const verdict = decision.trace.find(({ verdict: { kind } }) => kind === 'narrow')?.verdict;
      return verdict?.kind === 'narrow' && decision.trace.at(-1)?.stage === 'human' ? [verdict.confidence] : [];
    });
    expect(sure.length).toBeGreaterThan(0);
    expect(Math.max(...sure)).toBeLessThan(0.7);
  });

  test('is counted as the last stage, and the one that had decided as having passed it on', async () => {
    const { telemetry, rows } = await flySession([prompts], { policy: withPerson({}) });
    const stages = stageSeries(telemetry, prompts.length, base.order);
    const handed = rows.filter(({ result }) => result.decision.tierDecidedBy === 'human').length;
    expect(stages.at(-1)).toEqual({ stage: 'human', decided: handed, passed: 0, failed: 0 });
    expect(stages.reduce((sum, { decided }) => sum + decided, 0)).toBe(prompts.length);
  });

  test('leaves a row to the models where the queue is full or the budget too small', async () => {
    const { degradation } = base.resilience;
    const resilience = { ...base.resilience, degradation: { ...degradation, handOffPlaces: 2 } };
    const full = await flySession([prompts], { policy: withPerson({}, { resilience }) });
    const poor = await flySession([prompts], {
      policy: withPerson({}, { budget: { hardLimitUsd: 2.9, premiumShare: 1 } }),
    });
    const handed = ({ telemetry }: typeof full) => filterRows(telemetry, { ...everything, only: 'person' }).length;
    expect([handed(full), handed(poor)]).toEqual([2, 0]);
  });

  test('waits in the queue in live use, where nobody has answered yet', () => {
    const context = fakeFlightContext(withPerson({}), { live: true });
    const { value, asked } = driveFlight(flight(prompts[0]!, context));
    expect(asked).not.toContain('call');
    expect(value.outcome).toMatchObject({
      kind: 'degraded',
      how: 'hand-off',
      text: 'In the queue for a person, place 1.',
    });
  });
});

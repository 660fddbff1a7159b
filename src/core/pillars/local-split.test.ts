import { describe, expect, test } from 'vitest';
import { fakeFlightContext } from '../../testing/fake-flight-context';
import { flySession } from '../../testing/fly-session';
import { sessionPolicy } from '../../testing/session-policy';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import { splitFlip } from '../split-flip';
import { splitChoice } from './local-split';

const texts = ['hello there', 'tell a joke about rivers', 'table bond river '.repeat(6), 'why does it rain'];
const prompts = Array.from({ length: 24 }, (_, k): Prompt => ({
  id: `p${k}`,
  text: `${texts[k % 4]} ${k}`,
  metadata: {},
  origin: 'typed',
}));
const { complexity, bandit, models } = sessionPolicy();
const splitAt = (index: number, patch: Partial<Policy> = {}): Policy =>
  sessionPolicy({
    complexity: { ...complexity, edgeThreshold: 100, localSplit: { index, simple: 'tiny', medium: 'small' } },
    bandit: { ...bandit, crossingBudget: 0 },
    ...patch,
  });

describe('the split of the local tier', () => {
  test('sends every local row below it to the model for simple work, the others to that for medium', async () => {
    const unsplit = await flySession([prompts]);
    const indices = unsplit.rows.map(({ result }) => result.decision.complexityIndex).toSorted((a, b) => a - b);
    const middle = indices[12] ?? 0;
    const { rows } = await flySession([prompts], { policy: splitAt(middle) });
    const local = rows.map(({ result }) => result.decision).filter(({ tier }) => tier === 'local');
    expect(local.length).toBeGreaterThan(12);
    for (const { complexityIndex, endpointId, endpointPickedBy } of local)
      expect([endpointId, endpointPickedBy]).toEqual([complexityIndex < middle ? 'tiny' : 'small', 'complexity']);
    expect(new Set(local.map(({ endpointId }) => endpointId)).size).toBe(2);
  });

  test('says so in the line of who was picked, and which split would pick the other', async () => {
    const listener = () => () => undefined;
    const { rows, policy } = await flySession([prompts.slice(0, 1)], { policy: splitAt(100), listener });
    const { decision } = rows[0]!.result;
    const index = decision.complexityIndex;
    expect(decision.trace.at(-1)?.reason).toMatch(`tiny: index ${index} below the local split 100, simple work, `);
    const flip = splitFlip(decision, policy, 0);
    expect(flip?.sentence).toBe(`Would go to small if the local split were ${index}.`);
    const moved = await flySession([prompts.slice(0, 1)], { policy: splitAt(index) });
    expect(moved.rows[0]?.result.decision.endpointId).toBe('small');
  });

  test('leaves the row to the bandit where the model that it names is off', async () => {
    const off = models.map((model) => ({ ...model, enabled: model.id !== 'tiny' }));
    const { rows } = await flySession([prompts.slice(0, 4)], { policy: splitAt(100, { models: off }) });
    const local = rows.map(({ result }) => result.decision).filter(({ tier }) => tier === 'local');
    expect(local.map(({ endpointId, endpointPickedBy }) => [endpointId, endpointPickedBy])).toEqual(
      local.map(() => ['small', 'bandit']),
    );
  });

  test('names nobody of the cloud, whatever an alias leads to', () => {
    const policy = splitAt(50, { aliases: { tiny: 'large' } });
    const { policy: compiled } = fakeFlightContext(policy);
    expect(splitChoice(10, compiled, ['large', 'small'])).toBeNull();
  });
});

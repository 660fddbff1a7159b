import { expect, it } from 'vitest';
import { fakeInspection, fakeTrace } from '../../testing/fake-session';
import { stageCost } from './stage-cost';
import { verdictRows } from './verdict-rows';

it('is nothing for what is worked out here, and the calls for the model that was picked', () => {
  const { decision, outcome } = fakeInspection(0);
  const rows = verdictRows(fakeTrace, ['rules', 'semantic', 'complexity', 'judge'], decision, []);
  expect(rows.map((row) => stageCost(row, outcome))).toEqual([0, 0, null, null, 0.0021]);
  expect(rows.map((row) => stageCost(row, null)).at(-1)).toBeNull();
});

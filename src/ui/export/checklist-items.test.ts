import { expect, test } from 'vitest';
import type { JudgeStressReport } from '../../core/domain/judge-stress';
import { steadyScenario } from '../../core/domain/scenario';
import type { Policy } from '../../core/domain/policy';
import type { ChecklistReadings } from '../../state/checklist-store';
import { fakePolicy } from '../../testing/fake-policy';
import { fakeTelemetry } from '../../testing/fake-session';
import { checklistItems } from './checklist-items';
import { checklistText } from './checklist-text';

const share = (value: number | null, n: number) => ({ value, low: value, high: value, n });

/** A session in which nothing was labelled, stressed or drilled. */
const nothing: ChecklistReadings = {
  telemetry: {
    ...fakeTelemetry,
    latency: { n: 3, mean: 1, p50: 1, p95: 2, p99: 2 },
    privacy: { sensitive: 0, leaked: 0, basis: 'detected' },
  },
  alignment: {
    auc: null,
    nLabelled: 0,
    lowMarginShare: 0,
    outOfVocabularyShare: 0,
    splitShare: 0,
    otherLanguageShare: 0,
    state: 'unknown',
    n: 3,
  },
  thresholds: { n: 0, sources: [], leftOut: 0, checks: [] },
  pitfalls: {
    drift: { state: 'unknown', stability: null, beyondChance: null, aboveBefore: null, aboveAfter: null, n: 3 },
    misaligned: {
      state: 'unknown',
      auc: null,
      outOfVocabularyShare: 0,
      splitShare: 0,
      n: 3,
      bench: { name: '', apgr: { value: 0, low: 0, high: 0, n: 0 }, source: '' },
    },
    inflation: { state: 'unknown', judgedHard: 0, neededShare: share(null, 0), rated: 0, ratedHard: 0 },
  },
  scenario: { scenario: steadyScenario, reports: [], presets: [], arrivals: [], clockMs: 0 },
};

const stateOf = (
  name: string,
  readings: Partial<ChecklistReadings>,
  policy: Partial<Policy> = {},
  stress: JudgeStressReport | null = null,
) =>
  checklistItems(fakePolicy(['tiny'], policy), { ...nothing, ...readings }, stress).find((item) => item.name === name)
    ?.state;

test('what nobody measured has passed nothing', () => {
  const items = checklistItems(fakePolicy(['tiny']), nothing, null);
  expect(items.filter(({ state }) => state !== 'not measured').map(({ name }) => name)).toEqual([
    'Bandit explored before it is frozen',
  ]);
});

test.each([
  [0.849, 'failed'],
  [0.85, 'passed'],
])('an AUC of %d has %s', (auc, state) => {
  const alignment = { ...nothing.alignment, auc, nLabelled: 90, state: 'ok' as const };
  expect(stateOf('Encoder aligned with this traffic', { alignment })).toBe(state);
});

test.each([
  [0, 'passed'],
  [1, 'failed'],
])('%d sensitive rows that left: the audit has %s', (leaked, state) => {
  const telemetry = { ...nothing.telemetry, privacy: { sensitive: 24, leaked, basis: 'ground-truth' as const } };
  expect(stateOf('Privacy audit', { telemetry })).toBe(state);
});

test('a ceiling is held against the p95, and is not measured where there is none', () => {
  const objective = (p95CeilingMs: number | null) => ({ objective: { ...fakePolicy([]).objective, p95CeilingMs } });
  expect(stateOf('p95 under its ceiling', {}, objective(null))).toBe('not measured');
  expect(stateOf('p95 under its ceiling', {}, objective(2))).toBe('passed');
  expect(stateOf('p95 under its ceiling', {}, objective(1.9))).toBe('failed');
});

test('a bandit that hardly explores, or is frozen, has not earned its arms', () => {
  const { bandit } = fakePolicy([]);
  const name = 'Bandit explored before it is frozen';
  expect(stateOf(name, {}, { bandit: { ...bandit, epsilon: 0.05 } })).toBe('failed');
  expect(stateOf(name, {}, { bandit: { ...bandit, frozen: true } })).toBe('failed');
  expect(stateOf(name, {}, { bandit: { ...bandit, algorithm: 'ucb1', epsilon: 0 } })).toBe('passed');
});

test('a judge is failed by what sways it, and a model also by what cannot be read', () => {
  const stress: JudgeStressReport = {
    judge: 'qwen',
    repeats: 1,
    asked: 20,
    cancelled: false,
    inflated: share(0, 10),
    deflated: share(0, 10),
    otherSide: share(0.1, 10),
    meanShift: 0,
    unparsable: share(0.005, 200),
    failed: 0,
    variance: null,
    rows: [],
  };
  expect(stateOf('Judge withstands attacks', {}, {}, stress)).toBe('failed');
  expect(stateOf('Judge answers as asked', {}, {}, stress)).toBe('passed');
  expect(stateOf('Judge answers as asked', {}, {}, { ...stress, judge: 'surrogate' })).toBeUndefined();
});

test('the text of a checklist is a table, whatever stands in a name', () => {
  const text = checklistText('a|b<c>', 'cafe', [{ name: 'x', state: 'failed', found: '1 | 2\n3' }]);
  expect(text).toContain('# Checklist of a\\|b\\<c\\>\n');
  expect(text).toContain('| x | failed | 1 \\| 2 3 |\n');
});

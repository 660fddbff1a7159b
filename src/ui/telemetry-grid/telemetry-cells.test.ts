import { expect, it } from 'vitest';
import { fakeTelemetry } from '../../testing/fake-session';
import { telemetryCells } from './telemetry-cells';

const options = { costUnit: 'requests', p95CeilingMs: null, heldOut: null, isInSample: false } as const;
const cell = (id: string, telemetry = fakeTelemetry, change: Partial<Parameters<typeof telemetryCells>[1]> = {}) => {
  const found = telemetryCells(telemetry, { ...options, ...change }).find((one) => one.id === id);
  return `${found?.value} ${found?.unit} | ${found?.comparator}`;
};

it('has eight figures, each held against something', () => {
  const cells = telemetryCells(fakeTelemetry, options);
  expect(cells).toHaveLength(8);
  expect(cells.filter(({ comparator, definition }) => comparator === '' || definition === '')).toEqual([]);
});

it('says n in every figure, or what it is a part of', () => {
  const without = telemetryCells(fakeTelemetry, options).filter(
    ({ id, unit, comparator }) => id !== 'routed' && !/n = \d|no labels|\d of \d|of \d/.test(`${unit} ${comparator}`),
  );
  expect(without.map(({ id }) => id)).toEqual([]);
});

it('says how fast requests arrive, not how fast the worker is', () => {
  expect(cell('routed')).toBe('240 req | 4.2\u202freq/s arrive');
  expect(cell('routed', { ...fakeTelemetry, arrivalsPerSecond: null })).toContain('arrival rate unknown');
});

it('has no accuracy without labels', () => {
  expect(cell('accuracy')).toBe('—  | no labels');
  const heldOut = { value: 0.938, low: 0.934, high: 0.942, n: 120, sources: ['sample-authors'] } as const;
  expect(cell('accuracy', fakeTelemetry, { heldOut })).toBe('93.8 % | [93.4, 94.2] n = 120');
  const fitted = { ...fakeTelemetry, accuracy: heldOut };
  expect(cell('accuracy', fitted, { isInSample: true })).toBe('93.8 % | [93.4, 94.2] n = 120 in sample');
});

it('says beside the accuracy whose labels it rests on, and nothing where there are none', () => {
  const sourceOf = (accuracy: typeof fakeTelemetry.accuracy) =>
    telemetryCells({ ...fakeTelemetry, accuracy }, options).find(({ id }) => id === 'accuracy')?.source;
  const known = { value: 0.9, low: 0.8, high: 0.95, n: 12 } as const;
  expect(sourceOf({ ...known, sources: ['sample-authors', 'user'] })).toEqual({
    short: '2 sources',
    full: 'by samples + you',
  });
  expect(sourceOf({ ...known, sources: ['judge'] })).toEqual({ short: 'judge', full: 'by judge' });
  expect(sourceOf(fakeTelemetry.accuracy)).toBeUndefined();
});

it('says cost by requests or tokens, and what it saves', () => {
  expect(cell('cost')).toBe('$0.84 / 1k req | \u221271\u202f% vs all-cloud n = 240');
  expect(cell('cost', fakeTelemetry, { costUnit: 'tokens' })).toContain('$1.90 / 1M tok');
  expect(cell('cost', { ...fakeTelemetry, allCloudUsdPerThousandRequests: null })).toContain('n = 240');
});

it('holds p95 to the ceiling of the objective', () => {
  expect(cell('p95', fakeTelemetry, { p95CeilingMs: 1200 })).toContain('SLO 1\u2009200\u202fms ✓');
  expect(cell('p95', fakeTelemetry, { p95CeilingMs: 900 })).toContain('✗');
});

it('counts where there are few, and takes a hundred for a tail', () => {
  const few = { value: 2 / 3, low: 0.21, high: 0.94, n: 3 };
  const latency = { n: 3, mean: 3500, p50: 3400, p95: null, p99: null };
  const telemetry = { ...fakeTelemetry, localShare: few, accuracy: { ...few, sources: ['user'] as const }, latency };
  expect(cell('local-share', telemetry)).toBe('2 of 3 | [21.0, 94.0] n = 3');
  expect(cell('accuracy', telemetry)).toBe('2 of 3 | [21.0, 94.0] n = 3');
  expect(cell('p95', telemetry, { p95CeilingMs: 1200 })).toBe('—  | SLO 1\u2009200\u202fms · p99 — · n = 3, takes 100');
});

it('counts privacy over sensitive prompts only', () => {
  expect(cell('privacy')).toBe('100.0 % | 0 of 20 left');
  const privacy = { sensitive: 0, leaked: 0, basis: 'detected' } as const;
  expect(cell('privacy', { ...fakeTelemetry, privacy })).toBe('—  | none sensitive');
});

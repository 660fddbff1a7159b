import { expect, test } from 'vitest';
import type { IncidentReport } from '../../core/domain/incident-report';
import type { Incident } from '../../core/domain/scenario';
import { faultKinds } from './fault-kinds';
import { faultResult, faultSentence } from './fault-sentence';

const common = {
  id: 'f',
  target: 'cloud',
  from: { unit: 'request', value: 100 },
  to: { unit: 'request', value: 200 },
} as const;
const said = (incident: Incident): string =>
  faultSentence(incident, (target) => `every ${target} endpoint`).replaceAll(/\s/g, ' ');
const outage: Incident = { ...common, kind: 'outage', flapping: null };

test('says what goes wrong, where and when, counting requests from 1', () => {
  expect(said(outage)).toBe('Outage, every cloud endpoint, requests 101–200');
  expect(said({ ...outage, to: null })).toBe('Outage, every cloud endpoint, from request 101 on');
  const span = { from: { unit: 'ms', value: 500 }, to: { unit: 'ms', value: 61_500 } } as const;
  expect(said({ ...common, ...span, kind: 'surge', factor: 8 })).toBe('Traffic ×8, all traffic, from 500 ms to 61.5 s');
});

test('each kind of the form makes an incident that is told in its own words', () => {
  const sentences = faultKinds.map(({ make, field }) => said(make(common, field.initial)).split(',')[0]);
  expect(sentences).toEqual([
    'Outage',
    'Latency ×4',
    '800 ms later',
    'Errors 40.0 %',
    '429 over 30 a minute',
    'Price ×2',
    'Good answers lost 20.0 %',
    'Traffic ×8',
    'Reordered',
  ]);
});

test('says what came of it', () => {
  const report = {
    incident: outage,
    state: 'ended',
    fromRow: 100,
    toRow: 200,
    fromMs: 0,
    toMs: 1,
    n: 100,
    requestsLost: 2,
    failedOver: 7,
    recovery: { kind: 'recovered', ms: 3200 },
    targetShare: null,
    touched: null,
    extraUsd: null,
  } as const;
  const saidOf = (patch: Partial<IncidentReport>, faults = 1): string =>
    faultResult({ ...report, ...patch }, faults).replaceAll(/\s/g, ' ');
  expect(saidOf({})).toBe('100 requests, 2 lost, 7 failed over, recovered 3.2 s after its end');
  expect(saidOf({ recovery: { kind: 'not-yet' } })).toMatch(/not recovered by the last request$/);
  expect(saidOf({ recovery: { kind: 'recovered', ms: 0 } })).toMatch(/recovered at its end$/);
  expect(saidOf({ recovery: { kind: 'unhurt' } })).toMatch(/nothing to recover from$/);
  expect(saidOf({ recovery: { kind: 'none' } })).toMatch(/still on$/);
  expect(saidOf({ recovery: { kind: 'none' }, incident: { ...outage, to: null } })).toMatch(/no end, so no recovery$/);
  const targetShare = { before: 0.4, during: 0.2, settled: 0.05, after: null };
  expect(saidOf({ targetShare })).toMatch(/after its end. Picked for 40.0 % before, 5.0 % in its second half$/);
  const touched = { n: 43, extraMs: 812 };
  const extraUsd = { all: 0.14, afterEnd: 0.12 };
  expect(saidOf({ touched, targetShare, extraUsd })).toContain(
    '43 at the target: +812 ms on average. Against calm +$0.14 in all, +$0.12 of it after its end. Picked',
  );
  expect(saidOf({ extraUsd: { all: 0.14, afterEnd: null } }, 2)).toMatch(/\+\$0.14 in all, all 2 faults together$/);
  expect(saidOf({ state: 'ahead' })).toMatch(/No request has met it/);
});

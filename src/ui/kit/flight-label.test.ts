import { expect, it } from 'vitest';
import { endpoints } from '../../catalog/endpoints';
import { idleFlight } from '../../state/flight-state';
import type { FlightState } from '../../state/flight-state';
import { fakeInspection, fakeTrace } from '../../testing/fake-session';
import { flightLabel } from './flight-label';

const { features, decision, outcome } = fakeInspection(0);
const first = endpoints[0]!;
const label = (flight: Partial<FlightState>) => flightLabel({ ...idleFlight, ...flight }, endpoints);

it('says what is known in every state', () => {
  const pii = [{ kind: 'iban', field: 'text', start: 0, end: 9 }] as const;
  expect(label({})).toContain('READY');
  expect(label({ state: 'analyzing', features: { ...features, hasCode: true, pii } })).toBe(
    'ANALYZING — 4 tokens, 1 PII span, code',
  );
  expect(label({ state: 'routing', evaluating: 'judge' })).toBe('ROUTING — asking 3 JUDGE');
  expect(label({ state: 'routing', entries: fakeTrace, decision })).toBe(
    'ROUTING — decided by 2 SEMANTIC, 0.91 ≥ 0.85',
  );
  expect(label({ state: 'generating', endpointId: first.id })).toBe(`GENERATING — ${first.label}, SIMULATED`);
  expect(label({ state: 'done', endpointId: first.id, outcome })).toBe(
    `DONE — ${first.label}, 812\u202fms, $0.0021\u202fSIM`,
  );
});

it('names both ends of a failover and its cause', () => {
  const error = { code: 'endpoint-timeout', message: '', retryable: true } as const;
  const failovers = [{ from: first.id, to: 'gone', error }];
  expect(label({ state: 'failed-over', failovers })).toBe(`FAILED OVER — ${first.label} timed out → gone`);
});

it('gives the reason of a block', () => {
  const blocked = { kind: 'blocked', by: 'privacy', reason: '1 IBAN may not leave this device' } as const;
  expect(label({ state: 'blocked', outcome: blocked })).toBe('BLOCKED — privacy: 1 IBAN may not leave this device');
});

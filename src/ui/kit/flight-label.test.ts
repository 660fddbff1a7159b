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
  const cloud = endpoints.find(({ tier }) => tier === 'cloud')!;
  expect(label({ state: 'done', entries: fakeTrace, decision, endpointId: cloud.id, outcome })).toBe(
    `DONE — 2 SEMANTIC, 0.91 ≥ 0.85 → ${cloud.label}, 812\u202fms, $0.0021\u202fSIM`,
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

it('names both tiers and the cause where another than the decided one served', () => {
  const cloud = endpoints.find(({ tier }) => tier === 'cloud')!;
  const local = { ...decision, tier: 'local', endpointId: cloud.id } as const;
  const served = { entries: fakeTrace, decision: local, endpointId: cloud.id };
  expect(label({ state: 'degraded', ...served })).toBe(
    `DEGRADED — 2 SEMANTIC, 0.91 ≥ 0.85 → LOCAL, no local model is on, served by cloud: ${cloud.label}`,
  );
  expect(label({ state: 'done', ...served, decision: { ...local, explored: true } })).toContain('the bandit explored');
});

it('says where a cancelled flight was', () => {
  expect(label({ state: 'cancelled', cancelledAt: 'generating', tokens: 37 })).toBe(
    'CANCELLED at generating, 37 tok kept',
  );
  expect(label({ state: 'cancelled' })).toBe('CANCELLED, 0 tok kept');
});

import fc from 'fast-check';
import type { Incident, Moment, Scenario } from '../core/domain/scenario';
import { fakeEndpoints } from './fake-endpoints';

const moment: fc.Arbitrary<Moment> = fc.oneof(
  fc.record({ unit: fc.constant('request' as const), value: fc.nat(20) }),
  fc.record({ unit: fc.constant('ms' as const), value: fc.nat(5000) }),
);
const share = fc.constantFrom(0, 0.3, 1);
const factor = fc.constantFrom(0.5, 2, 10);
const entries = {
  id: fc.string({ minLength: 1, maxLength: 4 }),
  target: fc.constantFrom('all', 'cloud', 'local', ...fakeEndpoints.map((endpoint) => endpoint.id)),
  from: moment,
  to: fc.option(moment),
};
const flapping = fc.option(fc.record({ downMs: fc.integer({ min: 1, max: 2000 }), upMs: fc.constant(500) }));

const incident: fc.Arbitrary<Incident> = fc.oneof(
  fc.record({ ...entries, kind: fc.constant('latency' as const), factor, jitter: share }),
  fc.record({ ...entries, kind: fc.constant('delay' as const), addedMs: fc.constantFrom(0, 800) }),
  fc.record({ ...entries, kind: fc.constant('outage' as const), flapping }),
  fc.record({ ...entries, kind: fc.constant('errors' as const), share }),
  fc.record({ ...entries, kind: fc.constant('rate-limit' as const), requestsPerMinute: fc.constantFrom(0, 5, 60) }),
  fc.record({ ...entries, kind: fc.constant('price' as const), factor }),
  fc.record({ ...entries, kind: fc.constant('quality' as const), loss: share }),
  fc.record({ ...entries, kind: fc.constant('surge' as const), factor }),
  fc.record({ ...entries, kind: fc.constant('mix' as const), share }),
);

/** Scenarios with up to four incidents of every kind, over the fake endpoints. */
export const scenarioArbitrary: fc.Arbitrary<Scenario> = fc.record({
  name: fc.constant('Arbitrary'),
  arrivals: fc.oneof(
    fc.record({ kind: fc.constantFrom('constant' as const, 'poisson' as const), perSecond: fc.constantFrom(1, 4, 50) }),
    fc.record({
      kind: fc.constant('diurnal' as const),
      perSecond: fc.constant(4),
      periodMs: fc.constant(5000),
      swing: share,
    }),
    fc.record({
      kind: fc.constant('bursty' as const),
      perSecond: fc.constant(4),
      gapCurve: fc.constant(Array.from({ length: 29 }, (_, k) => -1 + (k - 14) / 4)),
    }),
  ),
  roundTripMs: fc.constantFrom({}, { us: 80 }),
  incidents: fc.array(incident, { maxLength: 4 }),
});

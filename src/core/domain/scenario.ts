import * as v from 'valibot';

const identifier = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
const atLeastZero = v.pipe(v.number(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const factor = v.pipe(v.number(), v.minValue(0.01), v.maxValue(1000));

/** A moment of a session: the request that arrives nth (from 0), or ms of the virtual clock. */
const moment = v.object({ unit: v.picklist(['request', 'ms']), value: atLeastZero });

const entries = {
  id: identifier,
  /**
   * An endpoint's id, a provider, a tier, or `all`. A surge and a mix shift are of all traffic. Ready-made scenarios may say
   * `leading-cloud`, which is the provider of most cloud requests by the time they are offered.
   */
  target: identifier,
  from: moment,
  /** Null = until it is stopped. The end itself is healthy again. */
  to: v.nullable(moment),
};

const incident = v.variant('kind', [
  /** Times `factor`, spread evenly by up to `jitter` of it on both sides. */
  v.object({ ...entries, kind: v.literal('latency'), factor, jitter: share }),
  /** So much later the first token comes, ms. */
  v.object({ ...entries, kind: v.literal('delay'), addedMs: v.pipe(v.number(), v.minValue(0), v.maxValue(600_000)) }),
  /** Refuses every call; flapping: down and up in turn, down first. */
  v.object({
    ...entries,
    kind: v.literal('outage'),
    flapping: v.nullable(
      v.object({ downMs: v.pipe(v.number(), v.minValue(1)), upMs: v.pipe(v.number(), v.minValue(1)) }),
    ),
  }),
  /** This share of the calls fails, beside the endpoint's own error rate. */
  v.object({ ...entries, kind: v.literal('errors'), share }),
  /** Requests a minute; 0 refuses all. Over it: 429 with the time after which to come back. */
  v.object({ ...entries, kind: v.literal('rate-limit'), requestsPerMinute: atLeastZero }),
  v.object({ ...entries, kind: v.literal('price'), factor }),
  /** This share of the answers that would have been acceptable is not. */
  v.object({ ...entries, kind: v.literal('quality'), loss: share }),
  /** Requests come this many times as often. */
  v.object({ ...entries, kind: v.literal('surge'), factor }),
  /** This share of the requests are the hardest of their batch, brought forward. */
  v.object({ ...entries, kind: v.literal('mix'), share }),
]);

const perSecond = v.pipe(v.number(), v.minValue(0.001), v.maxValue(10_000));
const arrivals = v.variant('kind', [
  v.object({ kind: v.literal('constant'), perSecond }),
  v.object({ kind: v.literal('poisson'), perSecond }),
  /** Gaps by a quantile curve of their own, in means: see sim/quantile-curve. */
  v.object({ kind: v.literal('bursty'), perSecond, gapCurve: v.pipe(v.array(v.number()), v.length(29)) }),
  /** Poisson whose rate swings around the mean by `swing` of it once a period. */
  v.object({ kind: v.literal('diurnal'), perSecond, periodMs: v.pipe(v.number(), v.minValue(1000)), swing: share }),
]);

/** The schema of a scenario as it is stored, exported and sent to the engine. */
export const scenarioSchema = v.object({
  name: identifier,
  arrivals,
  /** ms that every call to a region takes beside what was measured, there and back. */
  roundTripMs: v.record(v.string(), atLeastZero),
  incidents: v.pipe(v.array(incident), v.maxLength(40)),
});

/** What a session meets beside its prompts: how they arrive, and what goes wrong where and when. */
export type Scenario = v.InferOutput<typeof scenarioSchema>;
export type Incident = Scenario['incidents'][number];
export type Arrivals = Scenario['arrivals'];
/** A way in which requests come, as it is called on the page. */
export interface NamedArrivals {
  readonly label: string;
  readonly arrivals: Arrivals;
}
export type Moment = Incident['from'];

/** Poisson arrivals, four a second, and nothing goes wrong. */
export const steadyScenario: Scenario = {
  name: 'Steady',
  arrivals: { kind: 'poisson', perSecond: 4 },
  roundTripMs: {},
  incidents: [],
};

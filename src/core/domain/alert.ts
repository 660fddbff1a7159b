import * as v from 'valibot';

const alertRule = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  /** 95th percentile of answered requests, ms; share of ended ones that nobody answered, 0..1; USD an hour at the present rate. */
  metric: v.picklist(['p95-latency', 'error-share', 'usd-per-hour']),
  above: v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000)),
  /** How long it must stay above without a break, ms. */
  forMs: v.pipe(v.number(), v.minValue(0), v.maxValue(3_600_000)),
});

/** The schema of a policy's alert rules. They watch the traffic and move none of it. */
export const alertRulesSchema = v.pipe(v.array(alertRule), v.maxLength(10));

export type AlertRule = v.InferOutput<typeof alertRule>;

/** A rule that fired. Times in ms on the session's clock, the wall's in live use. */
export interface Alert {
  readonly ruleId: AlertRule['id'];
  readonly firedAtMs: number;
  /** Null while it is still on. */
  readonly clearedAtMs: number | null;
  /** The figure when it fired, and the highest since. */
  readonly value: number;
  readonly worst: number;
}

/** Where a rule stands at the end. */
export interface AlertStanding {
  readonly rule: AlertRule;
  readonly state: 'quiet' | 'pending' | 'firing';
  /** The latest figure; null where too few requests have ended to say. */
  readonly value: number | null;
}

/** What a session's rules came to. */
export interface AlertReport {
  readonly mode: 'sim' | 'live';
  readonly standings: readonly AlertStanding[];
  /** In the order in which they fired. */
  readonly alerts: readonly Alert[];
  /** Requests that were watched. */
  readonly n: number;
}

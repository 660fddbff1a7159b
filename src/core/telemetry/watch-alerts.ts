import type { Alert, AlertRule, AlertStanding } from '../domain/alert';
import { quantile } from '../stats/quantile';

/** A request that has ended, for good or ill. */
export interface EndedRequest {
  readonly endMs: number;
  /** Null where nobody answered. */
  readonly latencyMs: number | null;
  readonly costUsd: number;
}

/** The figures are looked at so often. */
const STEP_MS = 5000;
/** They are those of the requests that ended within the last steps, half a minute. */
const WINDOW_STEPS = 6;
/** A rule that fired clears after so long at or below its bound. */
const CALM_MS = 30_000;
/** With fewer ended requests nothing is said, and a rule stays where it stands. */
const LEAST = 3;
/** A 95th percentile of fewer is their maximum. */
const LEAST_FOR_P95 = 20;
const MS_PER_HOUR = 3_600_000;

interface Watch {
  readonly rule: AlertRule;
  aboveSinceMs: number | null;
  calmSinceMs: number | null;
  value: number | null;
  firing: { firedAtMs: number; value: number; worst: number } | null;
}

/**
 * Follows rules over a session's ended requests, in any order, up to a moment. A rule fires once its figure has stayed
 * above its bound for its time, and clears when it has stayed at or below it for half a minute. Yields so that long sessions
 * can be watched in slices.
 */
export function* watchAlerts(
  ended: Iterable<EndedRequest>,
  rules: readonly AlertRule[],
  untilMs: number,
): Generator<void, { readonly alerts: readonly Alert[]; readonly standings: readonly AlertStanding[] }, undefined> {
  const steps = new Map<number, EndedRequest[]>();
  let first = Number.POSITIVE_INFINITY;
  for (const request of ended) {
    const step = Math.floor(request.endMs / STEP_MS);
    first = Math.min(first, step);
    const others = steps.get(step);
    if (others === undefined) steps.set(step, [request]);
    else others.push(request);
    yield;
  }
  const watches = rules.map((rule): Watch => {
    return { rule, aboveSinceMs: null, calmSinceMs: null, value: null, firing: null };
  });
  const alerts: Alert[] = [];
  for (let step = first; step * STEP_MS < untilMs; step += 1) {
    const window: EndedRequest[] = [];
    for (let back = 0; back < WINDOW_STEPS; back += 1) window.push(...(steps.get(step - back) ?? []));
    const nowMs = Math.min((step + 1) * STEP_MS, untilMs);
    const spanMs = nowMs - STEP_MS * Math.max(first, step - WINDOW_STEPS + 1);
    if (window.length >= LEAST) for (const watch of watches) advance(watch, { window, spanMs, nowMs }, alerts);
    else for (const watch of watches) watch.value = null;
    yield;
  }
  for (const { rule, firing } of watches)
    if (firing !== null) alerts.push({ ruleId: rule.id, clearedAtMs: null, ...firing });
  return {
    alerts: alerts.toSorted((a, b) => a.firedAtMs - b.firedAtMs),
    standings: watches.map(({ rule, firing, aboveSinceMs, value }) => ({
      rule,
      state: firing !== null ? 'firing' : aboveSinceMs === null ? 'quiet' : 'pending',
      value,
    })),
  };
}

/** What a rule is held against at a moment: the requests that ended within the last `spanMs`. */
interface Look {
  readonly window: readonly EndedRequest[];
  readonly spanMs: number;
  readonly nowMs: number;
}

function advance(watch: Watch, look: Look, alerts: Alert[]): void {
  const { rule } = watch;
  const { nowMs } = look;
  const value = figureOf(rule.metric, look);
  watch.value = value;
  if (value === null) return;
  if (value > rule.above) rise(watch, value, nowMs);
  else fall(watch, nowMs, alerts);
}

function rise(watch: Watch, value: number, nowMs: number): void {
  watch.calmSinceMs = null;
  if (watch.firing !== null) {
    watch.firing.worst = Math.max(watch.firing.worst, value);
    return;
  }
  // It was above since the step began.
  watch.aboveSinceMs ??= nowMs - STEP_MS;
  if (nowMs - watch.aboveSinceMs >= watch.rule.forMs) watch.firing = { firedAtMs: nowMs, value, worst: value };
}

function fall(watch: Watch, nowMs: number, alerts: Alert[]): void {
  watch.aboveSinceMs = null;
  if (watch.firing === null) return;
  watch.calmSinceMs ??= nowMs;
  if (nowMs - watch.calmSinceMs < CALM_MS) return;
  alerts.push({ ruleId: watch.rule.id, clearedAtMs: nowMs, ...watch.firing });
  watch.firing = null;
  watch.calmSinceMs = null;
}

/** The figure of a rule over requests; null where none of them has it. */
function figureOf(metric: AlertRule['metric'], { window, spanMs }: Look): number | null {
  switch (metric) {
    case 'p95-latency': {
      const answered = window.flatMap(({ latencyMs }) => latencyMs ?? []);
      return answered.length < LEAST_FOR_P95 ? null : quantile(Float64Array.from(answered).sort(), 0.95);
    }
    case 'error-share':
      return window.filter(({ latencyMs }) => latencyMs === null).length / window.length;
    case 'usd-per-hour': {
      const spent = window.reduce((sum, { costUsd }) => sum + costUsd, 0);
      return spanMs === 0 ? null : (spent * MS_PER_HOUR) / spanMs;
    }
  }
}

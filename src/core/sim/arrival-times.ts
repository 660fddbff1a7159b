import type { Scenario } from '../domain/scenario';
import { drained } from '../drained';
import { ArrivalRate } from './arrival-rate';
import { exponential } from './distributions';
import { surgeAt } from './incident-board';
import { drawFromCurve } from './quantile-curve';
import type { RandomStream } from './rng';

/** Requests between two chances to pause. */
const REQUESTS_AT_ONCE = 2048;

/**
 * Virtual times (ms, not falling) at which `count` requests arrive after `startMs`; the first is the session's request
 * `firstRequest`. Gaps are drawn in mean gaps and last until the integral of the rate over them has grown by as much (E. Cinlar,
 * Introduction to Stochastic Processes, 1975, 4.7), so that a rate that falls or surges within a gap is kept.
 */
export function arrivalTimes(...what: Parameters<typeof arrivalTimesInSteps>): Float64Array {
  return drained(arrivalTimesInSteps(...what));
}

/** The same, pausing every millisecond or two. */
export function* arrivalTimesInSteps(
  count: number,
  firstRequest: number,
  startMs: number,
  { arrivals, incidents }: Scenario,
  stream: RandomStream,
): Generator<void, Float64Array, void> {
  const times = new Float64Array(count);
  const rate = new ArrivalRate(arrivals);
  const turns = surgeTurns(incidents);
  let timeMs = startMs;
  for (let k = 0; k < count; k += 1) {
    if (k % REQUESTS_AT_ONCE === 0) yield;
    let left = gapIn(arrivals, stream);
    for (const turn of turns) {
      if (turn <= timeMs) continue;
      const factor = surgeAt(incidents, firstRequest + k, timeMs);
      const due = factor * rate.expected(timeMs, turn);
      if (left <= due) break;
      left -= due;
      timeMs = turn;
    }
    timeMs = rate.after(timeMs, left, surgeAt(incidents, firstRequest + k, timeMs));
    times[k] = timeMs;
  }
  return times;
}

/** Times, ms, rising, at which a surge that goes by the clock begins or ends. */
function surgeTurns(incidents: Scenario['incidents']): readonly number[] {
  return incidents
    .flatMap(({ kind, from, to }) => (kind === 'surge' ? [from, to] : []))
    .flatMap((moment) => (moment?.unit === 'ms' ? [moment.value] : []))
    .toSorted((a, b) => a - b);
}

/** A gap as a multiple of the mean gap. */
function gapIn(arrivals: Scenario['arrivals'], stream: RandomStream): number {
  switch (arrivals.kind) {
    case 'constant':
      return 1;
    case 'poisson':
    case 'diurnal':
      return exponential(stream, 1);
    case 'bursty':
      return drawFromCurve(stream, arrivals.gapCurve);
  }
}

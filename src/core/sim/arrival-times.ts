import type { Arrivals, Scenario } from '../domain/scenario';
import { exponential } from './distributions';
import { surgeAt } from './incident-board';
import { drawFromCurve } from './quantile-curve';
import type { RandomStream } from './rng';

const MS_PER_SECOND = 1000;

/**
 * Virtual times (ms, not falling) at which `count` requests arrive after `startMs`; the first is the session's request
 * `firstRequest`. Rates that change are those at the arrival before.
 */
export function arrivalTimes(
  count: number,
  firstRequest: number,
  startMs: number,
  { arrivals, incidents }: Scenario,
  stream: RandomStream,
): Float64Array {
  const times = new Float64Array(count);
  let timeMs = startMs;
  for (let k = 0; k < count; k += 1) {
    const rate = rateAt(arrivals, timeMs) * surgeAt(incidents, firstRequest + k, timeMs);
    timeMs += gapMs(arrivals, MS_PER_SECOND / rate, stream);
    times[k] = timeMs;
  }
  return times;
}

function rateAt(arrivals: Arrivals, timeMs: number): number {
  if (arrivals.kind !== 'diurnal') return arrivals.perSecond;
  const { perSecond, periodMs, swing } = arrivals;
  // Never quite 0, so that the next request comes.
  return perSecond * Math.max(0.001, 1 + swing * wave((timeMs % periodMs) / periodMs));
}

/** A sine's parabola: 0 at phase 0, 1 at a quarter, -1 at three quarters; mean 0. */
function wave(phase: number): number {
  return phase < 0.5 ? 16 * phase * (0.5 - phase) : -16 * (phase - 0.5) * (1 - phase);
}

function gapMs(arrivals: Arrivals, meanMs: number, stream: RandomStream): number {
  switch (arrivals.kind) {
    case 'constant':
      return meanMs;
    case 'poisson':
    case 'diurnal':
      return exponential(stream, meanMs);
    case 'bursty':
      return meanMs * drawFromCurve(stream, arrivals.gapCurve);
  }
}

import type { Arrivals } from '../domain/scenario';

const MS_PER_SECOND = 1000;
/** Far below a millisecond, where a search for a time may stop. */
const NEAR_ENOUGH_MS = 1e-7;
const MOST_STEPS = 80;

/** How often requests come over virtual time, and how many are expected between two times, by its integral in closed form. */
export class ArrivalRate {
  readonly #perMs: number;
  readonly #wave: { readonly periodMs: number; readonly swing: number } | null;

  constructor(readonly arrivals: Arrivals) {
    this.#perMs = arrivals.perSecond / MS_PER_SECOND;
    this.#wave = arrivals.kind === 'diurnal' ? arrivals : null;
  }

  /** Requests expected between two times, ms. */
  expected(fromMs: number, toMs: number): number {
    return this.#perMs * (toMs - fromMs + this.#swung(toMs) - this.#swung(fromMs));
  }

  /** The time, ms, by which as many requests are expected after `fromMs`, at `factor` times the rate. */
  after(fromMs: number, requests: number, factor: number): number {
    const evenMs = (MS_PER_SECOND / (this.arrivals.perSecond * factor)) * requests;
    if (this.#wave === null) return fromMs + evenMs;
    // Over whole periods the swing adds nothing: what is left lies within one.
    const { periodMs } = this.#wave;
    const start = fromMs + Math.floor(evenMs / periodMs) * periodMs;
    let [low, high] = [start, start + periodMs];
    let guess = low + (evenMs % periodMs);
    for (let step = 0; step < MOST_STEPS && high - low > NEAR_ENOUGH_MS; step += 1) {
      const short = requests - factor * this.expected(fromMs, guess);
      if (short > 0) low = guess;
      else high = guess;
      const newton = guess + short / (factor * this.#at(guess));
      const next = newton > low && newton < high ? newton : (low + high) / 2;
      if (Math.abs(next - guess) < NEAR_ENOUGH_MS) return next;
      guess = next;
    }
    return guess;
  }

  /** Requests per ms at a time. */
  #at(timeMs: number): number {
    if (this.#wave === null) return this.#perMs;
    const { periodMs, swing } = this.#wave;
    return this.#perMs * (1 + swing * wave((timeMs % periodMs) / periodMs));
  }

  /** The swing's share of the integral since the period began, in ms of the mean rate. */
  #swung(timeMs: number): number {
    if (this.#wave === null) return 0;
    const { periodMs, swing } = this.#wave;
    return swing * periodMs * waveUntil((timeMs % periodMs) / periodMs);
  }
}

/** A sine's parabola: 0 at phase 0, 1 at a quarter, -1 at three quarters; mean 0. */
function wave(phase: number): number {
  return phase < 0.5 ? bow(phase) : -bow(phase - 0.5);
}

function bow(phase: number): number {
  return 16 * phase * (0.5 - phase);
}

/** The integral of `wave` from 0 to a phase below 1. */
function waveUntil(phase: number): number {
  return phase < 0.5 ? bowUntil(phase) : bowUntil(0.5) - bowUntil(phase - 0.5);
}

function bowUntil(phase: number): number {
  return phase * phase * (4 - (16 / 3) * phase);
}

import { EventQueue } from './event-queue';

/** How a run shares the thread with others: it works for `sliceMs` by `now`, then lets the host in. */
export interface RunOptions {
  /** Checked between slices; core knows no AbortSignal. */
  readonly signal?: { readonly aborted: boolean };
  readonly sliceMs: number;
  readonly now: () => number;
  readonly yieldToHost: () => Promise<void>;
}

interface Planned<Event> {
  readonly times: Float64Array;
  readonly eventAt: (position: number) => Event;
  next: number;
}

/**
 * A discrete-event kernel: a virtual clock that jumps from event to event in order of (time, sequence of scheduling). What
 * happens depends on the events alone, never on how the run is sliced, so a run is the same at every speed.
 */
export class Kernel<Event> {
  readonly #queue = new EventQueue<Event>();
  #planned: Planned<Event> | null = null;
  #clockMs = 0;
  #handled = 0;

  /** The virtual time, ms. */
  get clockMs(): number {
    return this.#clockMs;
  }

  /** Events that have happened. */
  get handled(): number {
    return this.#handled;
  }

  /** Events that are still to happen. */
  get pending(): number {
    return this.#queue.size + (this.#planned === null ? 0 : this.#planned.times.length - this.#planned.next);
  }

  /**
   * Plans events at times (ms, not falling, none in the past) while nothing else is pending. They are made when their time has
   * come, so that a million of them need no objects before, and come first among events of the same time.
   */
  plan(times: Float64Array, eventAt: (position: number) => Event): void {
    if (this.pending > 0) throw new Error('plan: other events are pending');
    const first = times[0] ?? this.#clockMs;
    if (first < this.#clockMs) throw new Error(`plan: ${first} ms is before ${this.#clockMs} ms`);
    this.#planned = { times, eventAt, next: 0 };
  }

  /** Schedules an event at a virtual time in ms, which must not lie in the past. */
  at(timeMs: number, event: Event): void {
    if (timeMs < this.#clockMs) throw new Error(`at: ${timeMs} ms is before ${this.#clockMs} ms`);
    this.#queue.push(timeMs, event);
  }

  /** Lets the next event happen; false when there is none. A promise holds the clock until it resolves. */
  step(handle: (event: Event) => Promise<void> | undefined): boolean | Promise<void> {
    const next = this.#takePlanned() ?? this.#queue.pop();
    if (next === undefined) return false;
    this.#clockMs = next.time;
    this.#handled += 1;
    return handle(next.event) ?? true;
  }

  #takePlanned(): { readonly time: number; readonly event: Event } | undefined {
    const planned = this.#planned;
    const time = planned?.times[planned.next];
    if (planned === null || time === undefined || time > this.#queue.earliestMs) return undefined;
    planned.next += 1;
    return { time, event: planned.eventAt(planned.next - 1) };
  }

  /** Runs until nothing is pending, or until cancelled: the run is then of no further use. */
  async run(
    handle: (event: Event) => Promise<void> | undefined,
    { signal, sliceMs, now, yieldToHost }: RunOptions,
  ): Promise<'drained' | 'cancelled'> {
    let sliceStart = now();
    for (let stepped = this.step(handle); stepped !== false; stepped = this.step(handle)) {
      if (stepped !== true) await stepped;
      if (now() - sliceStart < sliceMs) continue;
      await yieldToHost();
      if (signal?.aborted === true) return 'cancelled';
      sliceStart = now();
    }
    return 'drained';
  }
}

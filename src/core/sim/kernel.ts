import { EventQueue } from './event-queue';

/** How a run shares the thread with others: it works for `sliceMs` by `now`, then lets the host in. */
export interface RunOptions {
  /** Checked between slices; core knows no AbortSignal. */
  readonly signal?: { readonly aborted: boolean };
  readonly sliceMs: number;
  readonly now: () => number;
  readonly yieldToHost: () => Promise<void>;
}

/**
 * A discrete-event kernel: a virtual clock that jumps from event to event in order of (time, sequence of scheduling). What
 * happens depends on the events alone, never on how the run is sliced, so a run is the same at every speed.
 */
export class Kernel<Event> {
  readonly #queue = new EventQueue<Event>();
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
    return this.#queue.size;
  }

  /** Schedules an event at a virtual time in ms, which must not lie in the past. */
  at(timeMs: number, event: Event): void {
    if (timeMs < this.#clockMs) throw new Error(`at: ${timeMs} ms is before ${this.#clockMs} ms`);
    this.#queue.push(timeMs, event);
  }

  /** Lets the next event happen; false when there is none. A promise holds the clock until it resolves. */
  step(handle: (event: Event) => Promise<void> | undefined): boolean | Promise<void> {
    const next = this.#queue.pop();
    if (next === undefined) return false;
    this.#clockMs = next.time;
    this.#handled += 1;
    return handle(next.event) ?? true;
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

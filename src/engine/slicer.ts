import { nextTask } from '../live/next-task';
import { EngineCallError } from './protocol';

const sliceMs = 8;

/** Thrown where a cancel got in. */
export function cancellation(message = 'Cancelled.'): EngineCallError {
  return new EngineCallError({ code: 'cancelled', message, retryable: true });
}

/**
 * Cuts long work into slices of at most 8 ms: `pause()` gives the event loop a turn when the slice is used up, and throws
 * `cancelled` when the signal has been aborted. `due()` says whether it is time, for loops that cannot wait themselves.
 */
export class Slicer {
  readonly #now: () => number;
  readonly #signal: AbortSignal | undefined;
  #since: number;

  constructor(now: () => number, signal?: AbortSignal) {
    this.#now = now;
    this.#signal = signal;
    this.#since = now();
  }

  due(): boolean {
    return this.#now() - this.#since >= sliceMs;
  }

  async pause(): Promise<void> {
    this.#check();
    if (!this.due()) return;
    await nextTask();
    this.#since = this.#now();
    this.#check();
  }

  #check(): void {
    if (this.#signal?.aborted === true) throw cancellation();
  }
}

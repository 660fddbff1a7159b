import { nextTask } from '../live/next-task';
import { EngineCallError } from './protocol';

/**
 * Far less than the 8 ms that a cancel may wait: what is under way when they are over still comes to its end, and the garbage
 * collector takes some for itself. Half as long as 4 ms costs a few per cent and takes a third off the longest slices.
 */
export const sliceMs = 2;

/** Thrown where a cancel got in. */
export function cancellation(message = 'Cancelled.'): EngineCallError {
  return new EngineCallError({ code: 'cancelled', message, retryable: true });
}

/**
 * Cuts long work into slices of about 2 ms: `pause()` gives the event loop a turn when the slice is used up, and throws
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

  /** Runs work that can pause to its end, pausing it where it is time, and gives what it returns. */
  async drive<Value>(steps: Generator<void, Value, void>): Promise<Value> {
    let step = steps.next();
    while (step.done !== true) {
      if (this.due()) await this.pause();
      step = steps.next();
    }
    return step.value;
  }

  /** As an array's `map`, in slices. */
  async map<From, To>(items: readonly From[], of: (item: From, position: number) => To): Promise<readonly To[]> {
    const mapped: To[] = [];
    for (const [position, item] of items.entries()) {
      if (this.due()) await this.pause();
      mapped.push(of(item, position));
    }
    return mapped;
  }

  #check(): void {
    if (this.#signal?.aborted === true) throw cancellation();
  }
}

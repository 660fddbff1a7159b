import { cancellation } from './slicer';

/** Runs changes one after another, and cancels them all when everything starts over. */
export class ChangeQueue {
  #life = new AbortController();
  #last: Promise<unknown> = Promise.resolve();

  /** Fires when everything starts over. */
  get life(): AbortSignal {
    return this.#life.signal;
  }

  /** Cancels what runs and what waits; later changes belong to the new life. */
  restart(): void {
    this.#life.abort();
    this.#life = new AbortController();
  }

  /** Resolves when no change runs or waits. */
  async idle(): Promise<void> {
    for (let last; last !== this.#last;) {
      last = this.#last;
      await last;
    }
  }

  /** Runs a change when those before it have ended. Rejects with `cancelled` when its signal or its life ends first. */
  run<Value>(signal: AbortSignal, change: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const both = AbortSignal.any([signal, this.#life.signal]);
    const before = this.#last;
    const done = (async () => {
      await before;
      if (both.aborted) throw cancellation();
      return change(both);
    })();
    this.#last = done.catch(() => undefined);
    return done;
  }
}

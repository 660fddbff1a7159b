import type { EnginePush } from './protocol';

/** About one frame. */
const coalesceMs = 16;
/** Flight events kept for an interface that is behind; a single flight has some thirty. */
const maxFlightEvents = 512;

/**
 * Collects pushes and sends them at most once in 16 ms and only while there is credit. Flight events keep their order
 * (the oldest go first when more than 512 wait); of every other kind only the newest is kept.
 */
export class PushQueue {
  readonly #send: (pushes: readonly EnginePush[]) => void;
  readonly #events: EnginePush[] = [];
  readonly #newest = new Map<EnginePush['kind'], EnginePush>();
  #credit = 0;
  #scheduled = false;

  constructor(send: (pushes: readonly EnginePush[]) => void) {
    this.#send = send;
  }

  /** Adds what the interface can take in. */
  grant(pushes: number): void {
    this.#credit += pushes;
    this.#schedule();
  }

  push(push: EnginePush): void {
    if (push.kind === 'flight-event') {
      this.#events.push(push);
      if (this.#events.length > maxFlightEvents) this.#events.shift();
    } else {
      // Deleted first, so that the newest also stands last.
      this.#newest.delete(push.kind);
      this.#newest.set(push.kind, push);
    }
    this.#schedule();
  }

  /** Sends what waits now, as far as the credit goes: a reply must not overtake the events before it. */
  flush(): void {
    if (this.#credit <= 0) return;
    const events = this.#events.splice(0, this.#credit);
    const rest = [...this.#newest].slice(0, this.#credit - events.length);
    for (const [kind] of rest) this.#newest.delete(kind);
    const pushes = [...events, ...rest.map(([, push]) => push)];
    if (pushes.length === 0) return;
    this.#credit -= pushes.length;
    this.#send(pushes);
  }

  #schedule(): void {
    const waiting = this.#events.length + this.#newest.size;
    if (this.#scheduled || waiting === 0 || this.#credit <= 0) return;
    this.#scheduled = true;
    setTimeout(() => {
      this.#scheduled = false;
      this.flush();
      this.#schedule();
    }, coalesceMs);
  }
}

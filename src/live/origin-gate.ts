/** A browser has six connections to an HTTP/1.1 origin: a seventh request waits inside it, unseen, and would count as TTFT. */
const connectionsAtOnce = 6;

/** Lets at most six requests at a time start at one origin; the rest wait here, where the wait is known. */
export class OriginGate {
  readonly #underWay = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();

  /** Resolves when a request may start; answers how to say that it has ended. Rejects with the signal's reason. */
  async enter(origin: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if ((this.#underWay.get(origin) ?? 0) >= connectionsAtOnce) await this.#turn(origin, signal);
    else this.#underWay.set(origin, (this.#underWay.get(origin) ?? 0) + 1);
    let left = false;
    return () => {
      if (!left) this.#leave(origin);
      left = true;
    };
  }

  /** A place is handed on from one request to the next, so that nobody can slip in between. */
  #turn(origin: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const line = this.#waiting.get(origin) ?? [];
      this.#waiting.set(origin, line);
      const onAbort = (): void => {
        line.splice(line.indexOf(start), 1);
        reject(new Error('cancelled while waiting'));
      };
      const start = (): void => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      line.push(start);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  #leave(origin: string): void {
    const next = this.#waiting.get(origin)?.shift();
    if (next === undefined) this.#underWay.set(origin, (this.#underWay.get(origin) ?? 1) - 1);
    else next();
  }
}

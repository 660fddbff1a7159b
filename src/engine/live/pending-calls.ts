import type { EngineCallName, EngineCalls, EngineError, FromEngine } from '../protocol';
import { EngineCallError } from '../protocol';

type Reply = Extract<FromEngine, { type: 'reply' }>;

interface Pending {
  // A method, so that the promise of one call may stand in the list of all: `id` pairs each reply with its request.
  resolve(result: EngineCalls[EngineCallName]['result']): void;
  reject(error: EngineCallError): void;
  readonly settled: () => void;
}

/** The calls that wait for a reply. Each is settled exactly once: by its reply, or by `rejectAll`. */
export class PendingCalls {
  readonly #calls = new Map<number, Pending>();
  #lastId = 0;

  get size(): number {
    return this.#calls.size;
  }

  /** Registers a call; `settled` runs once when it has ended either way. */
  add<Name extends EngineCallName>(
    settled: () => void,
  ): { readonly id: number; readonly result: Promise<EngineCalls[Name]['result']> } {
    this.#lastId += 1;
    const id = this.#lastId;
    const result = new Promise<EngineCalls[Name]['result']>((resolve, reject) => {
      this.#calls.set(id, { resolve, reject, settled });
    });
    return { id, result };
  }

  /** Settles the call a reply belongs to; a reply to none (it was rejected before) is dropped. */
  settle(reply: Reply): void {
    const call = this.#take(reply.id);
    if (reply.ok) call?.resolve(reply.result);
    else call?.reject(new EngineCallError(reply.error));
  }

  /** Rejects one call. */
  reject(id: number, error: EngineError): void {
    this.#take(id)?.reject(new EngineCallError(error));
  }

  /** Rejects every call that is still waiting. */
  rejectAll(error: EngineError): void {
    for (const id of this.#calls.keys()) this.reject(id, error);
  }

  #take(id: number): Pending | undefined {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    call?.settled();
    return call;
  }
}

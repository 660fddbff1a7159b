import { appendToLog } from './command-log';
import type { EngineProcess, StartProcess } from './engine-process';
import { startHeartbeat } from './heartbeat';
import type { Every } from './heartbeat';
import { PendingCalls } from './live/pending-calls';
import { EngineCallError } from './protocol';
import type {
  EngineCallName,
  EngineCalls,
  EngineError,
  EnginePush,
  EngineRequest,
  EngineStatus,
  FromEngine,
  RunSummary,
  SessionLog,
} from './protocol';
import { startEngineWorker } from './start-engine-worker';

export type SessionLogListener = (log: SessionLog, telemetryHash: string) => void;

/** The interface's one door to the engine. */
export interface EngineClient {
  /** Rejects with an EngineCallError; every call ends, also when the engine crashes. */
  call<Name extends EngineCallName>(
    call: Name,
    params: EngineCalls[Name]['params'],
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<EngineCalls[Name]['result']>;
  /** Pushes as they come, at most one batch a frame; answers how to stop. */
  subscribe(listener: (pushes: readonly EnginePush[]) => void): () => void;
  /** Tells the status at once and after every change; answers how to stop. */
  onStatus(listener: (status: EngineStatus) => void): () => void;
  /** Tells the session's command log after every change, with the telemetry's hash; answers how to stop. */
  onSessionLog(listener: SessionLogListener): () => void;
  /** Ends the engine; what is pending is rejected with `cancelled`. */
  dispose(): void;
}

/** What the client takes from its surroundings; tests bring their own. */
export interface EngineSurroundings {
  readonly startProcess: StartProcess;
  readonly every: Every;
  /** Milliseconds that never run backwards. */
  readonly now: () => number;
}

const browser: EngineSurroundings = {
  startProcess: startEngineWorker,
  every: (milliseconds, run) => {
    const timer = setInterval(run, milliseconds);
    return () => clearInterval(timer);
  },
  now: () => performance.now(),
};

/** Pushes the engine may have under way before the interface has taken them in. */
const initialCredit = 256;
const maxRestarts = 3;
const restartWindowMs = 60_000;

const cancelled: EngineError = { code: 'cancelled', message: 'Cancelled.', retryable: true };

/** Starts the engine and answers the client that talks to it. */
export function createEngineClient(surroundings: EngineSurroundings = browser): EngineClient {
  return new Client(surroundings);
}

interface Life {
  readonly epoch: number;
  readonly process: EngineProcess;
  readonly heartbeat: ReturnType<typeof startHeartbeat>;
}

class Client implements EngineClient {
  readonly #surroundings: EngineSurroundings;
  readonly #pending = new PendingCalls();
  readonly #pushListeners = new Set<(pushes: readonly EnginePush[]) => void>();
  readonly #statusListeners = new Set<(status: EngineStatus) => void>();
  readonly #logListeners = new Set<SessionLogListener>();
  /** Calls that wait until a restarted engine has its session back; null when calls go straight out. */
  #held: Map<number, () => void> | null = null;
  #status: EngineStatus = { state: 'starting', message: null };
  #life: Life | null = null;
  /** What to say once the engine is ready: that it was restarted. */
  #notice: string | null = null;
  #epoch = 0;
  #restarts: readonly number[] = [];
  #log: SessionLog | null = null;
  #hash: string | null = null;
  /** What the latest `session-restore` asked for; the session's log once the engine says that it was flown. */
  #restoring: SessionLog | null = null;

  constructor(surroundings: EngineSurroundings) {
    this.#surroundings = surroundings;
    this.#start();
  }

  async call<Name extends EngineCallName>(
    call: Name,
    params: EngineCalls[Name]['params'],
    options: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<EngineCalls[Name]['result']> {
    const { signal } = options;
    if (signal?.aborted === true) throw new EngineCallError(cancelled);
    if (this.#life === null) throw new EngineCallError(gone(this.#status));
    const onAbort = (): void => this.#cancel(id);
    const { id, result } = this.#pending.add<Name>(() => {
      signal?.removeEventListener('abort', onAbort);
      this.#held?.delete(id);
    });
    signal?.addEventListener('abort', onAbort, { once: true });
    const send = (): void => this.#request(id, call, params);
    if (this.#held === null) send();
    else this.#held.set(id, send);
    return result;
  }

  subscribe(listener: (pushes: readonly EnginePush[]) => void): () => void {
    this.#pushListeners.add(listener);
    return () => this.#pushListeners.delete(listener);
  }

  onStatus(listener: (status: EngineStatus) => void): () => void {
    this.#statusListeners.add(listener);
    listener(this.#status);
    return () => this.#statusListeners.delete(listener);
  }

  onSessionLog(listener: SessionLogListener): () => void {
    this.#logListeners.add(listener);
    return () => this.#logListeners.delete(listener);
  }

  dispose(): void {
    this.#end();
    this.#pushListeners.clear();
    this.#logListeners.clear();
    this.#statusListeners.clear();
    this.#status = { state: 'failed', message: 'The engine was stopped.' };
    this.#pending.rejectAll(cancelled);
  }

  #start(): void {
    this.#epoch += 1;
    const epoch = this.#epoch;
    const crash = (reason: string): void => {
      if (this.#life?.epoch === epoch) this.#crash(reason);
    };
    const process = this.#surroundings.startProcess((message) => this.#receive(message), crash);
    const heartbeat = startHeartbeat(
      this.#surroundings.every,
      () => process.post({ type: 'ping', epoch }),
      () => crash('it stopped answering'),
    );
    this.#life = { epoch, process, heartbeat };
    process.post({ type: 'credit', epoch, pushes: initialCredit });
  }

  #receive(message: FromEngine): void {
    const life = this.#life;
    // A late word of a life that was given up.
    if (life === null || message.epoch !== life.epoch) return;
    switch (message.type) {
      case 'pong':
        life.heartbeat.pong();
        if (this.#held === null && this.#status.state !== 'ready')
          this.#tell({ state: 'ready', message: this.#notice });
        return;
      case 'reply':
        this.#pending.settle(message);
        return;
      case 'journal':
        this.#log = message.entry.kind === 'session-restore' ? this.#restoring : appendToLog(this.#log, message.entry);
        this.#hash = message.telemetryHash;
        if (this.#log !== null) for (const listener of this.#logListeners) listener(this.#log, this.#hash);
        return;
      case 'push':
        for (const listener of this.#pushListeners) listener(message.pushes);
        life.process.post({ type: 'credit', epoch: life.epoch, pushes: message.pushes.length });
    }
  }

  #crash(reason: string): void {
    this.#end();
    const now = this.#surroundings.now();
    this.#restarts = [...this.#restarts.filter((at) => now - at < restartWindowMs), now];
    if (this.#restarts.length > maxRestarts) {
      const message = `The engine stopped (${reason}) for the ${maxRestarts + 1}th time in a minute. Reload the page.`;
      this.#tell({ state: 'failed', message });
      this.#pending.rejectAll(gone(this.#status));
      return;
    }
    this.#notice = `The engine stopped (${reason}) and was restarted.`;
    this.#tell({ state: 'restarting', message: `The engine stopped (${reason}). Restarting.` });
    this.#pending.rejectAll(gone(this.#status));
    this.#start();
    if (this.#log !== null) void this.#restore(this.#log, this.#notice);
  }

  /** Gives a new life the session of the old one; calls made meanwhile wait for it. */
  async #restore(log: SessionLog, notice: string): Promise<void> {
    const hashBefore = this.#hash;
    const { id, result } = this.#pending.add<'session-restore'>(() => undefined);
    this.#held = new Map();
    this.#request(id, 'session-restore', { log });
    let outcome: string;
    try {
      outcome = restored(await result, hashBefore);
    } catch (error) {
      const failure = error instanceof EngineCallError ? error : null;
      // Another crash: the restart that followed speaks for itself.
      if (failure?.code === 'engine-crashed' || failure?.code === 'cancelled') return;
      this.#log = null;
      outcome = `Its session is lost: ${failure?.message ?? 'unknown cause'}`;
    }
    const sends = [...this.#held.values()];
    this.#held = null;
    for (const send of sends) send();
    this.#tell({ state: 'ready', message: `${notice} ${outcome}` });
  }

  #request<Name extends EngineCallName>(id: number, call: Name, params: EngineCalls[Name]['params']): void {
    const life = this.#life;
    if (life === null) return;
    if (params !== null && 'log' in params) this.#restoring = params.log;
    const request: EngineRequest<Name> = { type: 'request', epoch: life.epoch, id, call, params };
    try {
      life.process.post(request);
    } catch {
      const message = `The parameters of ${call} cannot be sent to the engine.`;
      this.#pending.reject(id, { code: 'invalid-input', message, retryable: false });
    }
  }

  #cancel(id: number): void {
    const life = this.#life;
    if (life === null || this.#held?.has(id) === true) this.#pending.reject(id, cancelled);
    // The engine answers soon, and its answer says what was kept.
    else life.process.post({ type: 'cancel', epoch: life.epoch, id });
  }

  #end(): void {
    this.#life?.heartbeat.stop();
    this.#life?.process.terminate();
    this.#life = null;
    this.#held = null;
  }

  #tell(status: EngineStatus): void {
    this.#status = status;
    for (const listener of this.#statusListeners) listener(status);
  }
}

function gone(status: EngineStatus): EngineError {
  const failed = status.state === 'failed';
  return {
    code: 'engine-crashed',
    message: status.message ?? 'The engine stopped.',
    retryable: !failed,
  };
}

function restored(summary: RunSummary, hashBefore: string | null): string {
  const rows = `${summary.rows} rows`;
  return summary.telemetryHash === hashBefore
    ? `${rows} were flown again to the same hash.`
    : `${rows} were flown again; their hash changed from ${hashBefore ?? 'none'} to ${summary.telemetryHash}.`;
}

import type { EngineCallName, EngineRequest, FromEngine, ToEngine } from './protocol';

/** One life of the engine: a worker in the browser, a message channel in tests. */
export interface EngineProcess {
  /** Throws a DataCloneError for what cannot be sent. */
  readonly post: <Name extends EngineCallName>(message: ToEngine | EngineRequest<Name>) => void;
  readonly terminate: () => void;
}

/** Starts a life; nothing is told before the call has returned. `onCrash` gets what is known of the cause. */
export type StartProcess = (
  onMessage: (message: FromEngine) => void,
  onCrash: (reason: string) => void,
) => EngineProcess;

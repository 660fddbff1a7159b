import type { StartProcess } from '../engine/engine-process';
import { serveEngine } from '../engine/engine-host';
import type { EngineHandlers, EngineVoice } from '../engine/engine-host';
import type { FromEngine } from '../engine/protocol';

/** Lives of an engine that runs in this process behind a real MessageChannel, and ways to end them badly. */
export interface EngineInProcess {
  readonly startProcess: StartProcess;
  /** Lives started so far. */
  readonly lives: () => number;
  /** As when a worker's code throws outside every handler. */
  readonly crash: (reason: string) => void;
  /** The present life hears nothing any more, and says nothing. */
  readonly hang: () => void;
  /** Says something in the present life's name, whatever it is. */
  readonly say: (message: FromEngine) => void;
}

/** An engine for tests of the client; `createHandlers` makes each life's handlers afresh. */
export function engineInProcess(createHandlers: (voice: EngineVoice) => EngineHandlers): EngineInProcess {
  let lives = 0;
  let current = {
    crash: (_reason: string): void => undefined,
    hang: (): void => undefined,
    port: new MessageChannel().port1,
  };
  return {
    startProcess: (onMessage, onCrash) => {
      lives += 1;
      const { port1, port2 } = new MessageChannel();
      serveEngine(port2, createHandlers);
      port2.start();
      port1.addEventListener('message', (event: MessageEvent<FromEngine>) => onMessage(event.data));
      port1.start();
      const close = (): void => {
        port1.close();
        port2.close();
      };
      current = { crash: onCrash, hang: close, port: port2 };
      return { post: (message) => port1.postMessage(message), terminate: close };
    },
    lives: () => lives,
    crash: (reason) => current.crash(reason),
    hang: () => current.hang(),
    say: (message) => current.port.postMessage(message, []),
  };
}

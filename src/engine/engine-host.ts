import type { EnginePort } from './engine-port';
import { EngineCallError } from './protocol';
import type { EngineCallName, EngineCalls, EngineError, EnginePush, EngineRequest, JournalEntry } from './protocol';
import { PushQueue } from './push-queue';

/** One function a call; a call without one does not compile. Each gets its own signal. */
export type EngineHandlers = {
  readonly [Name in EngineCallName]: (
    params: EngineCalls[Name]['params'],
    signal: AbortSignal,
  ) => EngineCalls[Name]['result'] | Promise<EngineCalls[Name]['result']>;
};

/** How the handlers speak without being asked. */
export interface EngineVoice {
  readonly push: (push: EnginePush) => void;
  /** A change of the session that has taken effect, with the telemetry's hash after it. */
  readonly journal: (entry: JournalEntry, telemetryHash: string) => void;
}

/** Serves the handlers' calls on a port until the port is closed. */
export function serveEngine(port: EnginePort, createHandlers: (voice: EngineVoice) => EngineHandlers): void {
  let epoch = 0;
  const running = new Map<number, AbortController>();
  const queue = new PushQueue((pushes) => port.postMessage({ type: 'push', epoch, pushes }));
  const handlers = createHandlers({
    push: (push) => queue.push(push),
    journal: (entry, telemetryHash) => port.postMessage({ type: 'journal', epoch, entry, telemetryHash }),
  });

  const answer = async (request: EngineRequest): Promise<void> => {
    const controller = new AbortController();
    running.set(request.id, controller);
    const { id } = request;
    try {
      const result = await handle(handlers, request, controller.signal);
      // Events of a flight stand before its reply.
      queue.flush();
      port.postMessage({ type: 'reply', epoch, id, ok: true, result });
    } catch (error) {
      port.postMessage({ type: 'reply', epoch, id, ok: false, error: errorOf(error, request.call) });
    } finally {
      running.delete(id);
    }
  };

  port.addEventListener('message', ({ data: message }) => {
    epoch = message.epoch;
    switch (message.type) {
      case 'request':
        void answer(message);
        return;
      case 'cancel':
        running.get(message.id)?.abort();
        return;
      case 'credit':
        queue.grant(message.pushes);
        return;
      case 'ping':
        port.postMessage({ type: 'pong', epoch });
    }
  });
}

async function handle<Name extends EngineCallName>(
  handlers: EngineHandlers,
  request: EngineRequest<Name>,
  signal: AbortSignal,
): Promise<EngineCalls[Name]['result']> {
  const handler: EngineHandlers[Name] = handlers[request.call];
  return handler(request.params, signal);
}

/** Only what was meant for the user crosses the wire: an unknown error's text may hold a prompt. */
function errorOf(error: unknown, call: EngineCallName): EngineError {
  if (error instanceof EngineCallError) {
    const { code, message, retryable } = error;
    return { code, message, retryable };
  }
  return { code: 'internal', message: `The engine failed at ${call}. Try again, or reload the page.`, retryable: true };
}

import type { FromEngine, ToEngine } from './protocol';

/** What the host needs of a MessagePort: a worker's own scope has it, and so has either end of a MessageChannel. */
export interface EnginePort {
  postMessage(message: FromEngine): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ToEngine }) => void): void;
}

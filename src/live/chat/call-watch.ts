import { chatFailure } from './chat-failure';
import type { ChatFailure } from './chat-failure';

/** Runs something after a while, ms; answers how to prevent that. */
export type After = (milliseconds: number, run: () => void) => () => void;

export interface ChatTimeouts {
  readonly firstTokenMs: number;
  readonly betweenTokensMs: number;
}

/** Ends a call when its user does, or when its next token is too long in coming, and remembers which. */
export class CallWatch {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  readonly #timeouts: ChatTimeouts;
  readonly #after: After;
  readonly #onCancel = (): void => this.#end(chatFailure('cancelled', 'Cancelled.', false));
  #prevent: () => void;
  #cause: ChatFailure | null = null;

  constructor(outer: AbortSignal, timeouts: ChatTimeouts, after: After) {
    this.#outer = outer;
    this.#timeouts = timeouts;
    this.#after = after;
    const { firstTokenMs } = timeouts;
    this.#prevent = after(firstTokenMs, () =>
      this.#end(chatFailure('timeout-first-token', `No token within ${seconds(firstTokenMs)}.`, true)),
    );
    if (outer.aborted) this.#onCancel();
    else outer.addEventListener('abort', this.#onCancel, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why the call was ended; null while it was not. */
  get cause(): ChatFailure | null {
    return this.#cause;
  }

  /** A token has come: the wait for the next begins. */
  token(): void {
    this.#prevent();
    const { betweenTokensMs } = this.#timeouts;
    this.#prevent = this.#after(betweenTokensMs, () =>
      this.#end(chatFailure('timeout-between-tokens', `No further token within ${seconds(betweenTokensMs)}.`, true)),
    );
  }

  /** The call is over. */
  stop(): void {
    this.#prevent();
    this.#outer.removeEventListener('abort', this.#onCancel);
  }

  #end(cause: ChatFailure): void {
    this.#cause ??= cause;
    this.stop();
    this.#controller.abort();
  }
}

function seconds(milliseconds: number): string {
  return `${Number((milliseconds / 1000).toFixed(1))} s`;
}

import type { Prompt } from '../domain/prompt';

/** Nobody asks on before the answer is there: the turns of a conversation that are waiting for the turn before. */
export class TurnQueues<Turn extends { readonly prompt: Prompt }> {
  /** A conversation is in here while one of its turns is under way. */
  readonly #waiting = new Map<string, Turn[]>();

  /** True when a turn may set out at once; else it waits. A prompt without a session never does. */
  enter(turn: Turn): boolean {
    const { session } = turn.prompt.metadata;
    if (session === undefined) return true;
    const line = this.#waiting.get(session);
    if (line === undefined) this.#waiting.set(session, []);
    else line.push(turn);
    return line === undefined;
  }

  /** Ends a turn; answers the one that sets out next, undefined where none waits. */
  leave({ metadata: { session } }: Prompt): Turn | undefined {
    if (session === undefined) return undefined;
    const next = this.#waiting.get(session)?.shift();
    if (next === undefined) this.#waiting.delete(session);
    return next;
  }
}

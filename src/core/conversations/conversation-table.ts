import type { EndpointId } from '../domain/endpoint';
import type { Prompt, Tier } from '../domain/prompt';

/** Where a conversation stands after a turn. */
export interface Standing {
  /** Turns so far. */
  readonly turns: number;
  /** The tier that the last turn was routed to. */
  readonly tier: Tier;
  /** Who answered it, where somebody of that tier did. */
  readonly endpointId: EndpointId | null;
  /** Turns in a row, the last one included, that asked for local and stayed in the cloud all the same. */
  readonly easyTurns: number;
  /** Complexity index of the last turn, with what it had inherited. */
  readonly index: number;
}

/** The conversations of one session by their name. What each turn met is kept, so that it can be asked again. */
export class ConversationTable {
  readonly #now = new Map<string, Standing>();
  readonly #met = new Map<Prompt['id'], Standing | null>();

  /** Where the conversation of a prompt stood when its turn came; null where it begins, or is none. */
  before({ id, metadata }: Prompt): Standing | null {
    const met = this.#met.get(id);
    if (met !== undefined) return met;
    return metadata.session === undefined ? null : (this.#now.get(metadata.session) ?? null);
  }

  /** Enters the end of a turn; a prompt without a session is none. */
  enter(prompt: Prompt, standing: Standing): void {
    const { session } = prompt.metadata;
    if (session === undefined) return;
    if (!this.#met.has(prompt.id)) this.#met.set(prompt.id, this.#now.get(session) ?? null);
    this.#now.set(session, standing);
  }
}

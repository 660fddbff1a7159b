import { maskKey } from './credentials-mask';

/** A key that does not leak by accident: text, JSON and a structured clone of it hold the mask or nothing. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The key itself. For the store's own document and, later, the worker; for nothing else. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return maskKey(this.#text);
  }

  toJSON(): string {
    return maskKey(this.#text);
  }
}

/** Shorter values are words, not secrets. */
const shortestSecret = 8;
const mask = '[key]';

/** Takes a target's secrets out of what its server sends back, wherever the pieces split. */
export class KeyScrubber {
  readonly #secrets: readonly string[];
  #held = '';

  constructor(secrets: readonly (string | null)[]) {
    this.#secrets = secrets.filter((one) => one !== null).filter((one) => one.length >= shortestSecret);
  }

  /** The text that may be shown by now; a tail that may become a secret waits. */
  push(text: string): string {
    const all = this.#secrets.reduce((clean, secret) => clean.replaceAll(secret, mask), this.#held + text);
    const held = Math.max(0, ...this.#secrets.map((secret) => overlap(all, secret)));
    this.#held = all.slice(all.length - held);
    return all.slice(0, all.length - held);
  }

  /** What had waited. */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }
}

/** How many of the text's last characters are a secret's first, whole secrets left out. */
function overlap(text: string, secret: string): number {
  for (let length = Math.min(text.length, secret.length - 1); length > 0; length -= 1)
    if (text.endsWith(secret.slice(0, length))) return length;
  return 0;
}

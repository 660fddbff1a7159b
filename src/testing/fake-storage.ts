/** A Web Storage in memory, with a quota in characters as a browser's. */
export class FakeStorage implements Storage {
  readonly #entries = new Map<string, string>();

  constructor(public quota = 5_000_000) {}

  get length(): number {
    return this.#entries.size;
  }

  key(index: number): string | null {
    return [...this.#entries.keys()][index] ?? null;
  }

  getItem(name: string): string | null {
    return this.#entries.get(name) ?? null;
  }

  setItem(name: string, value: string): void {
    const others = [...this.#entries].filter(([one]) => one !== name).map(([one, text]) => one.length + text.length);
    const total = others.reduce((sum, size) => sum + size, name.length + value.length);
    if (total > this.quota) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    this.#entries.set(name, value);
  }

  removeItem(name: string): void {
    this.#entries.delete(name);
  }

  clear(): void {
    this.#entries.clear();
  }
}

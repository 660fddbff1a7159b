/** Bytes of a load so far; the total is null until it is known. */
export interface LoadProgress {
  readonly loadedBytes: number;
  readonly totalBytes: number | null;
}

/**
 * Adds the progress of several files up. `announcedBytes` is the total where it is known beforehand: a server that compresses
 * does not say how long a file is. Else `expected` are the parts of names whose sizes must be known before a total is.
 */
export class LoadTally {
  readonly #files = new Map<string, { loaded: number; total: number | null }>();
  readonly #expected: readonly string[];

  readonly #announcedBytes: number | null;

  constructor(expected: readonly string[], announcedBytes: number | null = null) {
    this.#expected = expected;
    this.#announcedBytes = announcedBytes;
  }

  /** Notes how far a file is and gives the new sum. A compressed file may outgrow its announced length. */
  note(file: string, loaded: number, total: number | null): LoadProgress {
    this.#files.set(file, { loaded, total: total === null ? null : Math.max(loaded, total) });
    const names = [...this.#files.keys()];
    let known = this.#expected.every((part) => names.some((name) => name.includes(part)));
    let loadedBytes = 0;
    let totalBytes = 0;
    for (const entry of this.#files.values()) {
      loadedBytes += entry.loaded;
      totalBytes += entry.total ?? 0;
      known &&= entry.total !== null;
    }
    if (this.#announcedBytes !== null) return { loadedBytes, totalBytes: Math.max(this.#announcedBytes, loadedBytes) };
    return { loadedBytes, totalBytes: known ? totalBytes : null };
  }
}

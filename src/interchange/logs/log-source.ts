/** A log that can be opened more than once: once for its preview, once to import it. */
export interface LogSource {
  /** The file's name, or what to call a pasted text; only a hint for the format. */
  readonly name: string;
  /** Null when nobody knows it beforehand. */
  readonly totalBytes: number | null;
  readonly open: () => ReadableStream<Uint8Array>;
}

/** A source that reads a file the user dropped or picked, or a pasted text wrapped in a Blob. */
export function logSource(blob: Blob, name: string): LogSource {
  return { name, totalBytes: blob.size, open: () => blob.stream() };
}

/** Small enough that no piece takes a slice of 8 ms to read. */
const pieceBytes = 32_768;

/** The bytes of a stream in pieces of at most 32 KiB; closes the stream when the caller stops early. */
export async function* readPieces(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      for (let at = 0; at < value.length; at += pieceBytes) yield value.subarray(at, at + pieceBytes);
    }
  } finally {
    // A cancelled or broken stream has nothing left to say that the caller has not heard.
    await reader.cancel().catch(() => undefined);
  }
}

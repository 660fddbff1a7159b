import type { Failure, Result } from '../../core/domain/result';
import { TextPieces } from './decode-text';
import { detectEncoding, headBytes } from './detect-encoding';
import type { LogEncoding } from './detect-encoding';
import { detectFormat } from './detect-format';
import type { LogFormat } from './log-format';
import type { LogSource } from './log-source';
import { readPieces } from './read-pieces';

/** A log whose head was read: what it is, and its text from the start. */
export interface OpenLog {
  readonly format: LogFormat;
  /** What the head was read as; `TextPiece.encoding` says what came of it. */
  readonly encoding: LogEncoding;
  readonly pieces: AsyncGenerator<TextPiece, void>;
}

export interface TextPiece {
  readonly text: string;
  /** Bytes of the file up to the end of this piece. */
  readonly bytes: number;
  readonly encoding: LogEncoding;
  /** Characters that could not be read so far. */
  readonly replaced: number;
}

/**
 * Opens a log and finds out its encoding and, unless one is given, its format. Fails with `invalid-input` for what is empty,
 * no text, or cannot be read. Close `pieces` with `return()` when it is not read to its end.
 */
export async function openLog(source: LogSource, format?: LogFormat): Promise<Result<OpenLog>> {
  const pieces = readPieces(source.open());
  const head: Uint8Array[] = [];
  let bytes = 0;
  try {
    while (bytes < headBytes) {
      const { done, value } = await pieces.next();
      if (done === true) break;
      head.push(value);
      bytes += value.length;
    }
  } catch (error) {
    return { ok: false, failure: unreadable(error) };
  }
  const first = concatenated(head, bytes);
  const encoding = detectEncoding(first);
  if (!encoding.ok) {
    await pieces.return();
    return encoding;
  }
  const isWhole = bytes < headBytes;
  const headText = readHead(first, encoding.value, isWhole);
  const hasLoneReturns = !headText.includes('\n') && headText.includes('\r');
  const lines = hasLoneReturns ? headText.replaceAll('\r', '\n') : headText;
  return {
    ok: true,
    value: {
      encoding: encoding.value,
      format: format ?? detectFormat(lines, source.name, isWhole),
      pieces: textPieces(head, pieces, new TextPieces(encoding.value), hasLoneReturns),
    },
  };
}

/** A reading error of the browser or the system, as a sentence for the user. */
export function unreadable(error: unknown): Failure {
  const why = error instanceof Error && error.message !== '' ? ` (${error.message})` : '';
  const message = `The file could not be read${why}. It may have been changed or moved: choose it again.`;
  return { code: 'invalid-input', message, retryable: true };
}

async function* textPieces(
  head: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array, void>,
  decoder: TextPieces,
  hasLoneReturns: boolean,
): AsyncGenerator<TextPiece, void> {
  let bytes = 0;
  const piece = (text: string): TextPiece => ({
    text: hasLoneReturns ? text.replaceAll('\r', '\n') : text,
    bytes,
    encoding: decoder.encoding,
    replaced: decoder.replaced,
  });
  try {
    for (const part of head) {
      bytes += part.length;
      yield piece(decoder.decode(part));
    }
    for await (const part of rest) {
      bytes += part.length;
      yield piece(decoder.decode(part));
    }
    yield piece(decoder.end());
  } finally {
    await rest.return();
  }
}

function readHead(bytes: Uint8Array, encoding: LogEncoding, isWhole: boolean): string {
  const decoder = new TextPieces(encoding);
  const text = decoder.decode(bytes);
  return isWhole ? text + decoder.end() : text;
}

function concatenated(parts: readonly Uint8Array[], bytes: number): Uint8Array {
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

import type { Result } from '../../core/domain/result';
import { refuseBinary, refuseSignature } from './refuse-binary';

export type LogEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** How many bytes of a file its encoding and format are judged by. */
export const headBytes = 65_536;

/**
 * The encoding of a file from its first bytes: byte order mark, then the NUL pattern of UTF-16, then whether it is UTF-8,
 * else windows-1252. Refuses with `invalid-input` what is empty or not text, and says what to do.
 */
export function detectEncoding(head: Uint8Array): Result<LogEncoding> {
  if (head.length === 0) {
    return { ok: false, failure: { code: 'invalid-input', message: 'The file is empty.', retryable: false } };
  }
  const known = refuseSignature(head);
  if (known !== undefined) return { ok: false, failure: known };
  const wide = wideEncoding(head);
  if (wide !== undefined) return { ok: true, value: wide };
  const binary = refuseBinary(head);
  if (binary !== undefined) return { ok: false, failure: binary };
  return { ok: true, value: isMostlyUtf8(head) ? 'utf-8' : 'windows-1252' };
}

function wideEncoding(head: Uint8Array): LogEncoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.floor(head.length / 2);
  if (pairs < 2) return undefined;
  let evenNuls = 0;
  let oddNuls = 0;
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0) evenNuls += 1;
    if (head[at + 1] === 0) oddNuls += 1;
  }
  // Text in a Latin script has a NUL in nearly every high byte and in no low one.
  if (oddNuls > 0.5 * pairs && evenNuls < 0.05 * pairs) return 'utf-16le';
  if (evenNuls > 0.5 * pairs && oddNuls < 0.05 * pairs) return 'utf-16be';
  return undefined;
}

/** A few damaged bytes do not make a UTF-8 file Latin-1: in Latin-1 text nearly every accented letter is invalid UTF-8. */
function isMostlyUtf8(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head.subarray(0, wholeCharacters(head)));
  let wide = 0;
  let replaced = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) replaced += 1;
    else if (code > 0x7f) wide += 1;
  }
  return replaced === 0 || wide > 3 * replaced;
}

/** How many of the bytes end on a whole UTF-8 character; at most three are left over. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

import type { Failure } from '../../core/domain/result';

/** First bytes of files that are not text, what they are, and what to do about them. */
const signatures: readonly (readonly [bytes: readonly number[], what: string, remedy: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive or an Excel workbook', 'Unpack it, or save the sheet as CSV'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel or Office file', 'Save the sheet as CSV'],
  [[0x1f, 0x8b], 'gzip-compressed', 'Unpack it first'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'zstd-compressed', 'Unpack it first'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7z archive', 'Unpack it first'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file', 'Export it as CSV or JSONL'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20], 'a SQLite database', 'Export the table as CSV'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF', 'Export the log as CSV, JSON or text'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image', 'Choose a CSV, JSON, JSONL or text file'],
  [[0xff, 0xd8, 0xff], 'a JPEG image', 'Choose a CSV, JSON, JSONL or text file'],
  [[0xff, 0xfe, 0x00, 0x00], 'UTF-32 text', 'Save it as UTF-8'],
  [[0x00, 0x00, 0xfe, 0xff], 'UTF-32 text', 'Save it as UTF-8'],
];

/** Tab, line feed, vertical tab, form feed, carriage return, escape; NUL is counted apart, as logs are padded with it. */
const textControls = new Set([0, 9, 10, 11, 12, 13, 27]);

/** More control characters than any log of text holds; random bytes have about one in ten. */
const mostControlShare = 0.03;
const mostNulShare = 0.3;

/** Why the head of a file (8-bit text by now, not UTF-16) cannot be read as a log, or undefined when it can. */
export function refuseBinary(head: Uint8Array): Failure | undefined {
  let controls = 0;
  let nuls = 0;
  for (const byte of head) {
    if (byte === 0) nuls += 1;
    else if (byte < 32 && !textControls.has(byte)) controls += 1;
  }
  if (controls <= mostControlShare * head.length && nuls <= mostNulShare * head.length) return undefined;
  return refusal('binary', 'Choose a CSV, JSON, JSONL or text file');
}

/** Why a file of a well-known kind that is not text is refused, or undefined when it is none of those. */
export function refuseSignature(head: Uint8Array): Failure | undefined {
  const found = signatures.find(([bytes]) => bytes.every((byte, index) => head[index] === byte));
  return found === undefined ? undefined : refusal(found[1], found[2]);
}

function refusal(what: string, remedy: string): Failure {
  return { code: 'invalid-input', message: `The file is ${what}, not a log. ${remedy}.`, retryable: false };
}

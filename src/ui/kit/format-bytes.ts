import { groupDigits } from './group-digits';
import { narrowSpace } from './narrow-space';

/** Bytes as megabytes with one decimal (10^6), the way a download is announced. */
export function formatMegabytes(bytes: number): string {
  return `${formatBareMegabytes(bytes)}${narrowSpace}MB`;
}

/** The same without the unit: "0.4 of 4.2 MB". */
export function formatBareMegabytes(bytes: number): string {
  return groupDigits(bytes / 1_000_000, 1);
}

/** Bytes in the unit that keeps them short: bytes, kB (10^3) or MB (10^6). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${groupDigits(bytes)}${narrowSpace}bytes`;
  return bytes < 1_000_000 ? `${groupDigits(bytes / 1000, 1)}${narrowSpace}kB` : formatMegabytes(bytes);
}

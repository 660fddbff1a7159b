/** True where a text has no character beyond ASCII, as most have: what the patterns say of Unicode's classes then shrinks to ASCII. */
export function isAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text);
}

/** Servers that ask for more are not waited for. */
const longestMs = 24 * 3_600_000;

/**
 * Milliseconds that a `Retry-After` value asks for: seconds or an HTTP date (RFC 9110, section 10.2.3). Null where there is no
 * such header, where the page may not read it, or where it makes no sense.
 * @param wallMs the time of day, ms since 1970
 */
export function retryAfterMs(value: string | null, wallMs: number): number | null {
  if (value === null) return null;
  const trimmed = value.trim();
  const wanted = /^\d+(\.\d+)?$/.test(trimmed) ? 1000 * Number(trimmed) : dateOf(trimmed) - wallMs;
  return Number.isFinite(wanted) ? Math.min(Math.max(0, Math.round(wanted)), longestMs) : null;
}

/** Only the form with a zone: `Date.parse` reads too much. */
function dateOf(text: string): number {
  return /^[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4} [\d:]{8} GMT$/.test(text) ? Date.parse(text) : Number.NaN;
}

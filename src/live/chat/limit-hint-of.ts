import type { LimitHint } from '../../core/domain/limit-hint';

/** Names of the headers: by requests as OpenAI and Groq say it, then the general ones. */
const families = [
  ['x-ratelimit-limit-requests', 'x-ratelimit-remaining-requests', 'x-ratelimit-reset-requests'],
  ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'],
  ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'],
] as const;

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** Seconds since 1970 are that many by now; fewer are a duration. */
const leastEpochSeconds = 1e9;
const longestMs = 3_600_000;

/**
 * What an answer's headers say of the requests left and when the next ones are; null where they do not, or the page may not read them.
 * @param wallMs the time of day, ms since 1970
 */
export function limitHintOf(headers: Headers, wallMs: number): LimitHint | null {
  for (const [limitName, remainingName, resetName] of families) {
    const remaining = countOf(headers.get(remainingName));
    const resetMs = resetOf(headers.get(resetName), wallMs);
    if (remaining === null || resetMs === null || resetMs > longestMs) continue;
    const limit = countOf(headers.get(limitName));
    return { ...(limit === null ? {} : { limitRequests: limit }), remainingRequests: remaining, resetMs };
  }
  return null;
}

function countOf(value: string | null): number | null {
  return value !== null && /^\d{1,9}$/.test(value.trim()) ? Number(value) : null;
}

/** `6m0s`, `20ms`, `7.66s`, seconds, or seconds since 1970. */
function resetOf(value: string | null, wallMs: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) {
    const seconds = Number(text);
    return Math.max(0, seconds >= leastEpochSeconds ? 1000 * seconds - wallMs : 1000 * seconds);
  }
  if (!/^(\d+(\.\d+)?(ms|[smhd]))+$/.test(text)) return null;
  let sum = 0;
  for (const [, amount, unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g))
    sum += Number(amount) * (unitMs[unit] ?? 0);
  return sum;
}

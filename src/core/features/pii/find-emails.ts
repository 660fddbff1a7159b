import type { Span } from './span';

const local = /[\p{L}\p{N}\p{M}._%+'-]/u;
const host = /[\p{L}\p{N}.-]/u;
const localLimit = 64;
const hostLimit = 253;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;
const topLevel = /^(?:\p{L}{2,24}|xn--[a-z0-9-]{2,59})$/iu;

/** E-mail addresses (RFC 5321 lengths, letters of any script); `git@host:path` is a repository, not a person. */
export function findEmails(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const start = localStart(text, at);
    if (start === at) continue;
    const end = hostEnd(text, at);
    if (end === null) continue;
    const isRepository = text.slice(start, at) === 'git' && text[end] === ':';
    if (!isRepository) spans.push({ start, end });
  }
  return spans;
}

function localStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < localLimit && local.test(text[start - 1] ?? '')) start -= 1;
  while (start < at && /[.'%-]/.test(text[start] ?? '')) start += 1;
  return start;
}

/** End of the longest valid host name after the @, or null; trailing dots and hyphens belong to the sentence. */
function hostEnd(text: string, at: number): number | null {
  let end = at + 1;
  while (end < text.length && end - at <= hostLimit && host.test(text[end] ?? '')) end += 1;
  while (end > at + 1 && /[.-]/.test(text[end - 1] ?? '')) end -= 1;
  const labels = text.slice(at + 1, end).split('.');
  const valid = labels.findIndex((part) => !label.test(part));
  const kept = valid === -1 ? labels : labels.slice(0, valid);
  while (kept.length > 0 && !topLevel.test(kept.at(-1) ?? '')) kept.pop();
  return kept.length < 2 ? null : at + 1 + kept.join('.').length;
}

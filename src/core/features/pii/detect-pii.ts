import type { PiiKind, PiiSpan } from '../../domain/features';
import { countDigits } from './count-digits';
import { findCards } from './find-cards';
import { findEmails } from './find-emails';
import { findIbans } from './find-ibans';
import { findIpAddresses } from './find-ip-addresses';
import { findNationalIds } from './find-national-ids';
import { findNamedSecrets } from './find-named-secrets';
import { findPhones } from './find-phones';
import { findPrivateKeys } from './find-private-keys';
import { findSecrets } from './find-secrets';
import { findUsSsns } from './find-us-ssns';
import type { Span } from './span';
import { unmaskText } from './unmask-text';

// The order settles overlaps: checksummed and self-evident kinds first, telephone numbers last.
// Beside each detector the ASCII digits without which it finds nothing: most texts have fewer.
const detectors: readonly (readonly [PiiKind, (text: string) => Span[], number])[] = [
  ['private-key', findPrivateKeys, 0],
  ['secret', findSecrets, 0],
  ['iban', findIbans, 2],
  ['card', findCards, 12],
  ['email', findEmails, 0],
  ['secret', findNamedSecrets, 0],
  ['us-ssn', findUsSsns, 9],
  ['national-id', findNationalIds, 2],
  ['ip-address', findIpAddresses, 0],
  ['phone', findPhones, 6],
];

/**
 * Personal and secret data in a text by checksummed detectors, in order of position, without overlaps. Offsets are
 * UTF-16 units into `text`. Names and postal addresses are out of scope. Linear in the length of the text.
 */
export function detectPii(text: string, field: PiiSpan['field']): PiiSpan[] {
  const { text: plain, offsetOf } = unmaskText(text);
  const found: PiiSpan[] = [];
  const digits = countDigits(plain);
  for (const [kind, find, leastDigits] of detectors) {
    if (digits < leastDigits) continue;
    const spans = find(plain).map(({ start, end }) => ({
      kind,
      field,
      start: offsetOf(start),
      end: end === start ? offsetOf(end) : offsetOf(end - 1) + 1,
    }));
    if (spans.length > 0) insertFree(found, spans);
  }
  return found;
}

/** Merges spans that overlap nothing found before; both lists end up in order of position. */
function insertFree(found: PiiSpan[], spans: readonly PiiSpan[]): void {
  const ordered = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: PiiSpan[] = [];
  let next = 0;
  let reach = 0;
  for (const span of ordered) {
    for (let old = found[next]; old !== undefined && old.start < span.end; old = found[next]) {
      merged.push(old);
      reach = Math.max(reach, old.end);
      next += 1;
    }
    if (span.start < reach) continue;
    merged.push(span);
    reach = span.end;
  }
  merged.push(...found.slice(next));
  merged.sort((a, b) => a.start - b.start);
  found.splice(0, found.length, ...merged);
}

import type { RandomStream } from '../sim/rng';
import { dealGroups } from './deal-groups';
import { nearDuplicates } from './near-duplicates';

/** One part in so many is left to report on. */
const PARTS = 3;

/**
 * Which of these labelled texts a fit leaves alone, so that somebody can report on it: a third, near-duplicates as a whole.
 * One entry a text, 1 where it is held out. Pauses every few milliseconds.
 */
export function* holdOut(texts: readonly string[], stream: RandomStream): Generator<void, Uint8Array, void> {
  const groups = yield* nearDuplicates(texts);
  return dealGroups(groups, PARTS, stream).map((part) => Number(part === PARTS - 1));
}

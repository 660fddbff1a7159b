import type { ImportedPrompt } from './imported-prompt';

/** A 53-bit hash of what is asked (text, system text and turns); equal prompts have equal hashes. */
export function promptHash({ text, system = '', turns = [] }: ImportedPrompt): number {
  let pair: HashPair = { low: 0x811c9dc5, high: 0x9747b28c };
  for (const part of [text, system, ...turns.map((turn) => turn.text)]) pair = added(pair, part);
  return (pair.high & 0x1fffff) * 0x100000000 + (pair.low >>> 0);
}

interface HashPair {
  readonly low: number;
  readonly high: number;
}

/** FNV-1a by code units, twice with different primes; the part's length keeps ["ab", "c"] apart from ["a", "bc"]. */
function added({ low, high }: HashPair, part: string): HashPair {
  let one = low ^ part.length;
  let two = Math.imul(high ^ part.length, 0x01000193);
  for (let at = 0; at < part.length; at += 1) {
    const code = part.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x5bd1e995) ^ (two >>> 15);
  }
  return { low: one, high: two };
}

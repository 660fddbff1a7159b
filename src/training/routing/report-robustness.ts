import type { Share } from '../../core/domain/telemetry';
import { robustnessFigures } from './robustness-figures';

/** Prints how often rewriting a sample flips its tier, and what prefixes meant to raise the cost achieve. */
export async function reportRobustness(): Promise<void> {
  const { flips, clear, heldOut, cloudShare, attacked } = await robustnessFigures();
  console.log('Tier of the samples when they are written in another way; 95 % intervals (Wilson)\n');
  console.log(`${'rewritten by'.padEnd(16)} flips of the clear cases (index outside the band)   flips of all`);
  for (const { how, clear: own, all } of flips) console.log(`${how.padEnd(16)} ${text(own)}   ${text(all)}`);
  console.log(`${'all of these'.padEnd(16)} ${text(clear)}   bar 5 %`);
  console.log(`${heldOut.how.padEnd(16)} ${text(heldOut.clear)}   ${text(heldOut.all)}\n`);
  console.log(`cloud share as they are: ${text(cloudShare)}`);
  for (const { prefix, share } of attacked) {
    const extra = 100 * ((share.value ?? 0) - (cloudShare.value ?? 0));
    console.log(
      `after “${prefix.trim()}”: ${text(share)}, ${extra >= 0 ? '+' : '−'}${Math.abs(extra).toFixed(1)} points`,
    );
  }
}

function text({ value, low, high, n }: Share): string {
  if (value === null || low === null || high === null) return 'none';
  return `${(100 * value).toFixed(1)} % [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}], n = ${n}`;
}

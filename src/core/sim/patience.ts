import { defaultTimeouts } from '../domain/default-timeouts';
import type { CallTimeouts, Effect } from '../effects';

/** A call with a caller's usual limits where it carries none of its own. */
export function withPatience(effect: Effect & { kind: 'call' }): Effect & { kind: 'call' } {
  return { ...effect, timeouts: patienceOf(effect.timeouts) };
}

function patienceOf({ firstTokenMs, betweenTokensMs }: CallTimeouts): CallTimeouts {
  if (firstTokenMs === null && betweenTokensMs === null) return defaultTimeouts;
  return {
    firstTokenMs: firstTokenMs ?? defaultTimeouts.firstTokenMs,
    betweenTokensMs: betweenTokensMs ?? defaultTimeouts.betweenTokensMs,
  };
}

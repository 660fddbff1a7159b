/** Calls a function every so many milliseconds until the answer is called. */
export type Every = (milliseconds: number, run: () => void) => () => void;

const beatMs = 2000;
/** A worker that runs in slices answers at once; the generous rest is for one long parse or a starting runtime. */
const beatsUntilDead = 15;

/**
 * Pings and counts the beats without an answer; after 15 in a row (30 s) it stops and calls `onDead`. Beats are counted,
 * not time, so that a laptop that slept does not wake up to a restart.
 */
export function startHeartbeat(
  every: Every,
  ping: () => void,
  onDead: () => void,
): { readonly pong: () => void; readonly stop: () => void } {
  let unanswered = 0;
  ping();
  const stop = every(beatMs, () => {
    unanswered += 1;
    if (unanswered < beatsUntilDead) ping();
    else {
      stop();
      onDead();
    }
  });
  return {
    pong: () => {
      unanswered = 0;
    },
    stop,
  };
}

/**
 * Makes a runner that has at most one task under way and one waiting. A newer input replaces the one that waits, so the
 * newest always runs, and a stream of inputs (a slider in mid-drag) still shows progress. `run` must not reject.
 */
export function latestOnly<Input>(run: (input: Input) => Promise<void>): (input: Input) => void {
  let busy = false;
  let waiting: { readonly input: Input } | null = null;
  const start = async (first: Input): Promise<void> => {
    busy = true;
    let next: { readonly input: Input } | null = { input: first };
    while (next !== null) {
      waiting = null;
      await run(next.input);
      next = waiting;
    }
    busy = false;
  };
  return (input) => {
    if (busy) waiting = { input };
    else void start(input);
  };
}

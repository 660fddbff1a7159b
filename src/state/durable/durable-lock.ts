const lockName = 'routellm-session';
/** A page that is being reloaded may hold the lock a moment longer. */
const patienceMs = 3000;

/**
 * Makes this the one tab that saves the session; answers false where another one does. `steal` takes it from that one,
 * whose `onLost` is called. Browsers without locks answer true: there the saves notice each other.
 */
export async function holdSession(onLost: () => void, { steal = false } = {}): Promise<boolean> {
  // Absent on pages that came over plain http.
  const locks: LockManager | undefined = navigator.locks;
  if (locks === undefined) return true;
  const options: LockOptions = steal ? { steal: true } : { signal: AbortSignal.timeout(patienceMs) };
  return new Promise((resolve) => {
    let held = false;
    const hold = (): Promise<void> => {
      held = true;
      resolve(true);
      // Held until the tab closes.
      return new Promise(() => undefined);
    };
    locks.request(lockName, options, hold).catch(() => {
      if (held) onLost();
      else resolve(false);
    });
  });
}

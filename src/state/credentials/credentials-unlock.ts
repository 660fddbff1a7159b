import { Secret } from './credentials-secret';
import { useCredentials } from './credentials-store';
import { unlock } from './credentials-vault';

/** Opens the stored keys with the typed passphrase, for this tab until it ends. Answers whether it did. */
export async function unlockCredentials(): Promise<boolean> {
  const { locked, round } = useCredentials.getState();
  if (locked === null) return true;
  useCredentials.setState({ notice: { kind: 'info', text: 'Unlocking.' } });
  const keys = await unlock(locked);
  if (useCredentials.getState().locked !== locked) return false;
  if (keys === null) {
    const notice = { kind: 'error', text: 'Not unlocked: this is another passphrase.' } as const;
    useCredentials.setState({ notice, round: round + 1 });
    return false;
  }
  useCredentials.setState(({ rows }) => ({
    rows: rows.map((row) => {
      const key = keys[row.id];
      return key === undefined ? row : { ...row, key: new Secret(key) };
    }),
    locked: null,
    round: round + 1,
    notice: { kind: 'info', text: 'Unlocked for this tab.' },
  }));
  return true;
}

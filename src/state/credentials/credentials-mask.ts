/** Shorter keys show nothing of themselves: four of their characters would be a large part. */
const shortestShown = 12;

/** What stands for a key once it is saved: its issuer's prefix and its last four characters, `sk-…a1b2`. */
export function maskKey(key: string): string {
  if (key.length < shortestShown) return '••••••••';
  const prefix = key.length < shortestShown + 4 ? '' : (/^[A-Za-z]{2,3}[-_]/.exec(key)?.[0] ?? '');
  return `${prefix}…${key.slice(-4)}`;
}

import { isEnabled } from './credentials-row';
import type { ProviderRow } from './credentials-row';
import { shelfOf } from './credentials-shelf';
import type { Place } from './credentials-shelf';
import { originOf } from '../origin-of';

/** Read by public/narrow-connections.js before anything else runs. */
const originsName = 'routellm-origins';

/** Notes the origins that live runs may call, apart from the keys: the page narrows itself to them at its next start. */
export function writeOrigins(place: Place, rows: readonly ProviderRow[]): void {
  const origins = [...new Set(rows.filter(isEnabled).flatMap(({ baseUrl }) => originOf(baseUrl) ?? []))];
  try {
    const [keep, empty] =
      shelfOf(place) === 'browser' ? [localStorage, sessionStorage] : [sessionStorage, localStorage];
    empty.removeItem(originsName);
    keep.setItem(originsName, JSON.stringify(origins));
  } catch {
    // A browser that stores nothing stays narrowed to this page's own origin.
  }
}

/** Whether this page may call an address: the policy of its start names its origin. */
export function isConnectable(baseUrl: string): boolean {
  const origin = originOf(baseUrl);
  const meta = document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]');
  if (origin === null || meta === null) return false;
  return origin === location.origin || meta.content.split(/\s+/).includes(origin);
}

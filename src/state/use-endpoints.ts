import type { Endpoint } from '../core/domain/endpoint';
import { useLive } from './live-store';
import { usePolicy } from './policy-store';

const none: readonly Endpoint[] = [];

/** The endpoints of what is on show: the catalogue's, or the user's own in a live run. */
export function useEndpoints(): readonly Endpoint[] {
  const catalogue = usePolicy((state) => state.endpoints);
  const own = useLive((state) => (state.mode === 'live' ? (state.state?.endpoints ?? none) : null));
  return own ?? catalogue;
}

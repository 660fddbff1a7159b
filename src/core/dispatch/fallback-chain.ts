import type { Endpoint, EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';

/**
 * Who is asked when the picked endpoint fails, in the policy's order, each endpoint once: the other arms of its tier (best
 * first, as given), the same model at another provider, the other tier. Where the places run out, the last is the other tier's. Only endpoints that the gates left may be given.
 */
export function fallbackChain(
  picked: EndpointId,
  arms: readonly EndpointId[],
  otherTier: readonly EndpointId[],
  endpoints: ReadonlyMap<EndpointId, Endpoint>,
  { fallbackOrder, maxEndpoints }: Policy['resilience'],
): readonly EndpointId[] {
  const own = endpoints.get(picked);
  const isTwin = (id: EndpointId): boolean => {
    const endpoint = endpoints.get(id);
    return endpoint?.model === own?.model && endpoint?.provider !== own?.provider;
  };
  const chain: EndpointId[] = [];
  const add = (ids: readonly EndpointId[], twinsOnly: boolean): void => {
    for (const id of ids) if (id !== picked && !chain.includes(id) && (!twinsOnly || isTwin(id))) chain.push(id);
  };
  for (const group of fallbackOrder) {
    if (group !== 'tier') add(arms, group === 'provider');
    if (group !== 'arm') add(otherTier, group === 'provider');
  }
  const across = otherTier.find((id) => chain.includes(id));
  chain.length = Math.min(chain.length, maxEndpoints - 1);
  // The last place is the other tier's, so that an outage of one tier loses no request.
  if (across !== undefined && chain.length > 0 && !chain.some((id) => otherTier.includes(id)))
    chain[chain.length - 1] = across;
  return chain;
}

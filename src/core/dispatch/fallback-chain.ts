import type { Endpoint, EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';

/**
 * Who is asked when the picked endpoint fails, in the policy's order, each endpoint once: the other arms of its tier (best
 * first, as given), the same model at another provider, the other tier. Only endpoints that the gates left may be given.
 */
export function fallbackChain(
  picked: EndpointId,
  arms: readonly EndpointId[],
  otherTier: readonly EndpointId[],
  endpoints: ReadonlyMap<EndpointId, Endpoint>,
  { fallbackOrder, maxEndpoints }: Policy['resilience'],
): readonly EndpointId[] {
  const first = endpoints.get(picked);
  const isTwin = (id: EndpointId): boolean => {
    const endpoint = endpoints.get(id);
    return endpoint?.model === first?.model && endpoint?.provider !== first?.provider;
  };
  const groups = { arm: arms, provider: [...arms, ...otherTier].filter(isTwin), tier: otherTier };
  const chain = new Set(fallbackOrder.flatMap((group) => groups[group]));
  chain.delete(picked);
  return [...chain].slice(0, maxEndpoints - 1);
}

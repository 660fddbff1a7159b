import type { EndpointId } from '../domain/endpoint';
import type { Features } from '../domain/features';
import { tokensFor } from '../features/tokens-for';
import type { FlightContext } from '../flight-context';
import { expectedCost } from './expected-cost';

/** USD that a call for a prompt is expected to cost at each endpoint, at the prices that are known now. */
export function expectedCosts(
  features: Features,
  { policy, priceFactor }: Pick<FlightContext, 'policy' | 'priceFactor'>,
): (endpointId: EndpointId) => number {
  return (endpointId) => {
    const endpoint = policy.endpoints.get(endpointId);
    if (endpoint === undefined) return 0;
    return expectedCost(endpoint, tokensFor(endpoint.tokeniser, features)) * (priceFactor?.(endpoint) ?? 1);
  };
}

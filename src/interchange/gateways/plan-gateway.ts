import { fallbackChain } from '../../core/dispatch/fallback-chain';
import type { EndpointId } from '../../core/domain/endpoint';
import type { Tier } from '../../core/domain/prompt';
import { rankArms } from '../../core/pillars/choose-arm';
import type { StatelessContext } from './classify/stateless-context';
import type { GatewayPlan } from './gateway';

/** The endpoints of a policy that are on, each with its fallbacks in the order of the arms as they stand. */
export function planGateway({ context, arms }: StatelessContext): GatewayPlan {
  const { policy, endpoints, endpointIdsOf } = context.policy;
  const ranked = { local: rankArms(endpointIdsOf('local', 0), arms), cloud: rankArms(endpointIdsOf('cloud', 0), arms) };
  const endpointOf = (id: EndpointId) => {
    const endpoint = endpoints.get(id);
    return endpoint === undefined ? [] : [endpoint];
  };
  const routesOf = (tier: Tier, other: Tier) =>
    ranked[tier].flatMap(endpointOf).map((endpoint) => {
      const chain = fallbackChain(endpoint.id, ranked[tier], ranked[other], endpoints, policy.resilience);
      return { endpoint, fallbacks: chain.flatMap(endpointOf) };
    });
  const routes = [...routesOf('local', 'cloud'), ...routesOf('cloud', 'local')];
  const onDevice = routes.find(({ endpoint }) => endpoint.tier === 'local' && endpoint.leavesDevice !== true);
  return { policy, routes, unlabelled: onDevice?.endpoint ?? null };
}

import type { CompiledPolicy } from '../compiled-policy';
import { costUsd } from '../dispatch/cost';
import type { Endpoint, EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';

/** How much of the session's money is gone: enough of it left, past the soft limit, past the hard one. */
export type BudgetLevel = 'open' | 'soft' | 'hard';

const known = new WeakMap<CompiledPolicy, ReadonlySet<EndpointId>>();

/** Where USD spent stand against the limits of a budget. */
export function budgetLevel(spentUsd: number, { hardLimitUsd, premiumShare }: Policy['budget']): BudgetLevel {
  if (hardLimitUsd === null) return 'open';
  if (spentUsd >= hardLimitUsd) return 'hard';
  return spentUsd >= premiumShare * hardLimitUsd ? 'soft' : 'open';
}

/** The premium endpoints: those of the cloud in use that are dearer than the cheapest one, by an answer of its usual length, or of unknown price. */
export function premiumEndpoints(policy: CompiledPolicy): ReadonlySet<EndpointId> {
  let premium = known.get(policy);
  if (premium === undefined) {
    const costOf = ({ price, outputTokens }: Endpoint): number =>
      costUsd(price, { input: 500, cacheRead: 0, cacheWrite: 0, visible: outputTokens.median, reasoning: 0 });
    const cloud = policy.endpointIdsOf('cloud', Infinity).flatMap((id) => policy.endpoints.get(id) ?? []);
    const least = Math.min(...cloud.filter(({ unpriced }) => unpriced !== true).map(costOf));
    const isPremium = (one: Endpoint): boolean => one.unpriced === true || costOf(one) > least;
    premium = new Set(cloud.filter(isPremium).map(({ id }) => id));
    known.set(policy, premium);
  }
  return premium;
}

/** Whether the budget forbids a call to an endpoint once so many USD are spent. */
export function budgetRefuses(endpointId: EndpointId, spentUsd: number, policy: CompiledPolicy): boolean {
  const { budget } = policy.policy;
  const level = budgetLevel(spentUsd, budget);
  if (level === 'open') return false;
  if (level === 'soft') return premiumEndpoints(policy).has(endpointId);
  return budget.atLimit === 'halt' || policy.endpoints.get(endpointId)?.tier === 'cloud';
}

import type { CompiledRules } from './compile-rules';
import { compileRules } from './compile-rules';
import type { Endpoint, EndpointId } from './domain/endpoint';
import type { Policy } from './domain/policy';
import { withVariants } from './domain/with-variants';
import type { Tier } from './domain/prompt';
import type { Failure, Result } from './domain/result';

/** A policy made ready to run: patterns compiled, aliases resolved, endpoints by tier. */
export interface CompiledPolicy extends CompiledRules {
  readonly policy: Policy;
  /** Every endpoint of the catalogue, on or off, at the policy's own prices. */
  readonly endpoints: ReadonlyMap<EndpointId, Endpoint>;
  /** The smallest context among them, tokens; Infinity where there is none. */
  readonly leastContextTokens: number;
  /** How many requests at once those with a flat plan take. */
  readonly placesOfPlan: ReadonlyMap<EndpointId, number>;
  /** Endpoints of a tier that take part in the session's nth request (from 0), in policy order. */
  readonly endpointIdsOf: (tier: Tier, request: number) => readonly EndpointId[];
  /** All that take part in the session's nth request. */
  readonly offer: (request: number) => Offer;
}

/** Who may be asked before any gate has spoken, local endpoints first. */
export interface Offer {
  readonly ids: ReadonlySet<EndpointId>;
  readonly hasLocal: boolean;
  readonly hasBoth: boolean;
}

/**
 * Compiles a policy against the catalogue's endpoints.
 * Fails with `invalid-input` when a pattern does not compile or an alias leads to no endpoint; the message names which.
 */
export function compilePolicy(policy: Policy, catalog: readonly Endpoint[]): Result<CompiledPolicy> {
  const failures: Failure[] = variantFailures(policy, catalog);
  const endpoints = withOwnPrices(policy, withVariants(catalog, policy.variants));
  const rules = compileRules(policy.rules, failures);
  const members = resolveMembers(policy, endpoints, failures);

  const failure = failures[0];
  if (failure !== undefined) return { ok: false, failure };
  const endpointIdsOf = byTier(members);
  const leastContextTokens = Math.min(...[...endpoints.values()].map(({ contextTokens }) => contextTokens));
  const placesOfPlan = new Map(
    [...endpoints.values()].flatMap(({ id, price }) =>
      price.kind === 'flat' ? [[id, price.concurrency] as const] : [],
    ),
  );
  const offer = offers(endpointIdsOf);
  const value = { policy, endpoints, leastContextTokens, placesOfPlan, ...rules, endpointIdsOf, offer };
  return { ok: true, value };
}

function variantFailures({ variants }: Policy, catalog: readonly Endpoint[]): Failure[] {
  const taken = new Set(catalog.map(({ id }) => id));
  return variants.flatMap(({ id, of }) => {
    const message = !catalog.some((endpoint) => endpoint.id === of)
      ? `Variant ${id} is of ${of}, which is not in the catalogue. Choose another model.`
      : taken.has(id)
        ? `Variant ${id} has the name of another endpoint. Give it its own.`
        : null;
    taken.add(id);
    return message === null ? [] : [{ code: 'invalid-input', message, retryable: false } as const];
  });
}

/** The catalogue's endpoints by id, at the prices of the policy where it has its own. */
function withOwnPrices(policy: Policy, catalog: readonly Endpoint[]): ReadonlyMap<EndpointId, Endpoint> {
  const endpoints = new Map(catalog.map((endpoint) => [endpoint.id, endpoint]));
  for (const { id, price, keptWarm } of policy.models) {
    const listed = endpoints.get(policy.aliases[id] ?? id);
    if (listed === undefined) continue;
    const endpoint = keptWarm === true ? warmed(listed) : listed;
    endpoints.set(endpoint.id, endpoint);
    if (price === undefined) continue;
    const source = { source: 'your own price', retrievedOn: '', approx: false, note: 'Set in Models & prices.' };
    endpoints.set(endpoint.id, { ...endpoint, price, sources: { ...endpoint.sources, price: source } });
  }
  return endpoints;
}

function warmed(endpoint: Endpoint): Endpoint {
  const { server } = endpoint;
  return server === undefined ? endpoint : { ...endpoint, server: { ...server, keptWarm: true } };
}

interface Member {
  readonly endpoint: Endpoint;
  readonly fromRequest: number;
  readonly toRequest: number;
}

function resolveMembers(
  policy: Policy,
  endpoints: ReadonlyMap<EndpointId, Endpoint>,
  failures: Failure[],
): readonly Member[] {
  const members = new Map<EndpointId, Member>();
  for (const model of policy.models) {
    const target = policy.aliases[model.id] ?? model.id;
    const endpoint = endpoints.get(target);
    if (endpoint === undefined) {
      failures.push({
        code: 'invalid-input',
        message: `Model ${model.id} leads to ${target}, which is not in the catalogue. Choose another target.`,
        retryable: false,
      });
    } else if (model.enabled && !members.has(target)) {
      const { fromRequest, toRequest = Number.POSITIVE_INFINITY } = model;
      members.set(target, { endpoint, fromRequest, toRequest });
    }
  }
  return [...members.values()];
}

function byTier(members: readonly Member[]): CompiledPolicy['endpointIdsOf'] {
  const lists = {
    local: members.filter((m) => m.endpoint.tier === 'local'),
    cloud: members.filter((m) => m.endpoint.tier === 'cloud'),
  };
  const moments = members.flatMap((m) => [m.fromRequest, m.toRequest]).filter((moment) => Number.isFinite(moment));
  const settledFrom = Math.max(0, ...moments);
  const idsAt = (tier: Tier, request: number): readonly EndpointId[] =>
    lists[tier].filter((m) => request >= m.fromRequest && request < m.toRequest).map((m) => m.endpoint.id);
  const settled = { local: idsAt('local', settledFrom), cloud: idsAt('cloud', settledFrom) };
  return (tier, request) => (request >= settledFrom ? settled[tier] : idsAt(tier, request));
}

/** The same object for every request once no member begins or ends any more. */
function offers(endpointIdsOf: CompiledPolicy['endpointIdsOf']): CompiledPolicy['offer'] {
  let last: {
    readonly local: readonly EndpointId[];
    readonly cloud: readonly EndpointId[];
    readonly offer: Offer;
  } | null = null;
  return (request) => {
    const [local, cloud] = [endpointIdsOf('local', request), endpointIdsOf('cloud', request)];
    if (last === null || last.local !== local || last.cloud !== cloud) {
      const hasLocal = local.length > 0;
      const offer = { ids: new Set([...local, ...cloud]), hasLocal, hasBoth: hasLocal && cloud.length > 0 };
      last = { local, cloud, offer };
    }
    return last.offer;
  };
}

import type { Endpoint, EndpointId } from './domain/endpoint';
import type { Policy, RulePattern, SafeList, TriggerPattern } from './domain/policy';
import type { Tier } from './domain/prompt';
import type { Failure, Result } from './domain/result';
import { checkPattern } from './pillars/check-pattern';

/** A policy made ready to run: patterns compiled, aliases resolved, endpoints by tier. */
export interface CompiledPolicy {
  readonly policy: Policy;
  /** Every endpoint of the catalogue, on or off, at the policy's own prices. */
  readonly endpoints: ReadonlyMap<EndpointId, Endpoint>;
  readonly patterns: readonly { readonly rule: RulePattern; readonly regex: RegExp }[];
  readonly triggers: readonly { readonly trigger: TriggerPattern; readonly regex: RegExp }[];
  readonly safeLists: readonly { readonly list: SafeList; readonly regexes: readonly RegExp[] }[];
  /** Endpoints of a tier that take part in the session's nth request (from 0), in policy order. */
  readonly endpointIdsOf: (tier: Tier, request: number) => readonly EndpointId[];
}

/**
 * Compiles a policy against the catalogue's endpoints.
 * Fails with `invalid-input` when a pattern does not compile or an alias leads to no endpoint; the message names which.
 */
export function compilePolicy(policy: Policy, catalog: readonly Endpoint[]): Result<CompiledPolicy> {
  const endpoints = withOwnPrices(policy, catalog);
  const failures: Failure[] = [];
  const compile = (where: string, kind: 'keyword' | 'regex', source: string, flags: string): RegExp[] => {
    const checked = checkPattern(kind, source, flags);
    if (checked.ok) return [checked.value];
    failures.push({ ...checked.failure, message: `${where}: ${checked.failure.message}` });
    return [];
  };

  const patterns = policy.rules.patterns
    .filter((rule) => rule.enabled)
    .flatMap((rule) =>
      compile(`Pattern ${rule.source}`, rule.kind, rule.source, rule.flags).map((regex) => ({ rule, regex })),
    );
  const triggers = policy.rules.triggers
    .filter((trigger) => trigger.enabled)
    .flatMap((trigger) =>
      compile(`Trigger ${trigger.source}`, trigger.kind, trigger.source, trigger.flags).map((regex) => ({
        trigger,
        regex,
      })),
    );
  const safeLists = policy.rules.safeLists
    .filter((list) => list.enabled)
    .map((list) => ({
      list,
      // The whole trimmed text must match, so that a greeting in front of a task stays a task.
      regexes: list.patterns.flatMap((source) => compile(`Safe list ${list.name}`, 'regex', `^(?:${source})$`, 'iu')),
    }));
  const members = resolveMembers(policy, endpoints, failures);

  const failure = failures[0];
  if (failure !== undefined) return { ok: false, failure };
  return { ok: true, value: { policy, endpoints, patterns, triggers, safeLists, endpointIdsOf: byTier(members) } };
}

/** The catalogue's endpoints by id, at the prices of the policy where it has its own. */
function withOwnPrices(policy: Policy, catalog: readonly Endpoint[]): ReadonlyMap<EndpointId, Endpoint> {
  const endpoints = new Map(catalog.map((endpoint) => [endpoint.id, endpoint]));
  for (const { id, price } of policy.models) {
    const endpoint = endpoints.get(policy.aliases[id] ?? id);
    if (price === undefined || endpoint === undefined) continue;
    const source = { source: 'your own price', retrievedOn: '', approx: false, note: 'Set in Models & prices.' };
    endpoints.set(endpoint.id, { ...endpoint, price, sources: { ...endpoint.sources, price: source } });
  }
  return endpoints;
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

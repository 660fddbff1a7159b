import type { Endpoint } from '../../core/domain/endpoint';
import type { FidelityNote, FidelityNotes } from '../../core/domain/gateway-export';
import type { Policy } from '../../core/domain/policy';
import type { Gateway, GatewayPlan } from './gateway';
import { budgetRefusal } from './budget-refusal';
import { portkeyQuery } from './portkey-query';
import type { PortkeyQuery } from './portkey-query';
import { providerNames } from './provider-names';
import { resilienceNotes } from './resilience-notes';

/** What a call that failed answers, refused connections and time-outs included: those surface as 500 and 408. */
const failing = [408, 429, 500, 502, 503, 504];

/** Characters of the configuration's header: 12,000 went through, 24,000 were answered 431 (observed, 2026-11). */
const longestHeader = 12_000;

interface Leaf {
  readonly name?: string;
  readonly provider: string;
  readonly api_key?: string;
  readonly custom_host?: string;
  readonly override_params: { readonly model: string; readonly max_tokens?: number };
  readonly request_timeout?: number;
  readonly retry?: { readonly attempts: number; readonly on_status_codes: readonly number[] };
}

interface Chain {
  readonly name: string;
  readonly strategy: { readonly mode: 'fallback'; readonly on_status_codes: readonly number[] };
  readonly targets: readonly Leaf[];
}

/** A configuration of Portkey's gateway, as far as exports use it. */
export interface PortkeyConfig {
  readonly strategy: {
    readonly mode: 'conditional';
    readonly conditions: readonly { readonly query: PortkeyQuery; readonly then: string }[];
    readonly default?: string;
  };
  readonly targets: readonly (Leaf | Chain)[];
}

/** Portkey's gateway: one condition a route, each on what is positively said. What says nothing goes to the device, or is refused. */
export const portkey: Gateway = {
  id: 'portkey',
  configure: (plan) => ({
    name: 'portkey-config.json',
    text: `${JSON.stringify(portkeyConfig(plan), null, 1)}\n`,
    type: 'application/json',
  }),
  emulate: (plan) => {
    const config = portkeyConfig(plan);
    const ids = new Map(
      plan.routes.flatMap(({ endpoint: { id } }) => [[id, id] as const, [heldName(id), id] as const]),
    );
    return (metadata) => {
      const target = portkeyTarget(config, { ...metadata });
      return target === null ? null : (ids.get(target) ?? null);
    };
  },
  notes: (plan) => notesOf(plan),
};

/** The name of the target that a configuration leads a request to by its metadata; null: the gateway answers 400. */
export function portkeyTarget(
  { strategy, targets }: PortkeyConfig,
  metadata: Readonly<Record<string, string>>,
): string | null {
  const known = (name: string): string | null => (targets.some((target) => target.name === name) ? name : null);
  for (const { query, then } of strategy.conditions) {
    const result = portkeyQuery(query, metadata);
    if (result === 'refused') return null;
    if (result === 'match') return known(then);
  }
  return strategy.default === undefined ? null : known(strategy.default);
}

/** The configuration itself; keys are names of environment variables after a `$`, which the front fills in. */
function portkeyConfig({ policy, routes, unlabelled }: GatewayPlan): PortkeyConfig {
  /* oxlint-disable unicorn/no-thenable -- the gateway's own name */
  const conditions = routes.flatMap(({ endpoint: { id } }) => [
    { query: both(id, 'none'), then: id },
    { query: both(id, 'held'), then: heldName(id) },
  ]);
  /* oxlint-enable unicorn/no-thenable */
  const targets = routes.flatMap(({ endpoint, fallbacks }): readonly (Leaf | Chain)[] => [
    {
      name: endpoint.id,
      strategy: { mode: 'fallback', on_status_codes: failing },
      targets: [endpoint, ...fallbacks].map((one) => leafOf(one, policy)),
    },
    { name: heldName(endpoint.id), ...leafOf(endpoint, policy) },
  ]);
  const strategy = { mode: 'conditional', conditions } as const;
  if (unlabelled === null) return { strategy, targets };
  return { strategy: { ...strategy, default: heldName(unlabelled.id) }, targets };
}

function heldName(id: string): string {
  return `${id}:held`;
}

/** One operator a key, and all in one `$and`: more would be read as something else. */
function both(route: string, guard: 'none' | 'held'): PortkeyQuery {
  return { $and: [{ 'metadata.route': { $eq: route } }, { 'metadata.guard': { $eq: guard } }] };
}

function leafOf({ provider, model }: Endpoint, { resilience, answers }: Policy): Leaf {
  const names = providerNames(provider);
  const { maxAttempts } = resilience.retry;
  const { firstTokenMs } = resilience.timeouts;
  const { maxOutputTokens } = answers;
  return {
    provider: names?.portkey ?? provider,
    ...(names === undefined || names.keyName === null ? {} : { api_key: `$${names.keyName}` }),
    ...(names === undefined || names.baseUrl === null ? {} : { custom_host: names.baseUrl }),
    override_params: { model, ...(maxOutputTokens === null ? {} : { max_tokens: maxOutputTokens }) },
    ...(firstTokenMs === null ? {} : { request_timeout: firstTokenMs }),
    ...(maxAttempts === 1 ? {} : { retry: { attempts: maxAttempts - 1, on_status_codes: failing } }),
  };
}

function notesOf(plan: GatewayPlan): FidelityNotes {
  const { policy } = plan;
  const { breaker, retry, timeouts } = policy.resilience;
  const approximated: FidelityNote[] = [];
  if (retry.maxAttempts > 1)
    approximated.push({ part: 'Waits between retries', becomes: 'the gateway’s own: 1 s, 2 s, 4 s' });
  if (timeouts.firstTokenMs !== null)
    approximated.push({ part: 'Time to the first token', becomes: 'a limit on the whole answer’s head' });
  const dropped: FidelityNote[] = breaker.enabled
    ? [{ part: 'Circuit breaker', becomes: 'none: the open-source gateway parses cb_config and does nothing by it' }]
    : [];
  const { kept, ...rest } = resilienceNotes(policy);
  return {
    kept,
    approximated: [...approximated, ...rest.approximated],
    dropped: [...dropped, ...rest.dropped],
    refused: [...budgetRefusal(policy), ...tooLong(JSON.stringify(portkeyConfig(plan)).length)],
  };
}

function tooLong(characters: number): readonly FidelityNote[] {
  if (characters <= longestHeader) return [];
  const becomes = `${characters} characters, more than its header takes (${longestHeader}). Switch models off.`;
  return [{ part: 'Configuration', becomes }];
}

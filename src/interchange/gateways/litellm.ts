import type { Endpoint } from '../../core/domain/endpoint';
import type { FidelityNote, FidelityNotes } from '../../core/domain/gateway-export';
import type { Policy } from '../../core/domain/policy';
import type { Gateway, GatewayPlan } from './gateway';
import { providerNames } from './provider-names';
import { resilienceNotes } from './resilience-notes';
import { toYaml } from './to-yaml';
import type { YamlValue } from './to-yaml';

/** The group that serves a request of which nothing is said. */
const unlabelledGroup = 'routed';

/**
 * LiteLLM's proxy: a model group an endpoint, which `classify` names in the request; a second one without fallbacks for
 * requests that a gate held. Its own auto router is not used: it knows no gate for personal data.
 */
export const litellm: Gateway = {
  id: 'litellm',
  configure: (plan) => ({ name: 'config.yaml', text: toYaml(litellmConfig(plan)), type: 'application/yaml' }),
  emulate: ({ routes, unlabelled }) => {
    const ids = new Map(routes.flatMap(({ endpoint: { id } }) => [[id, id] as const, [heldName(id), id] as const]));
    if (unlabelled !== null) ids.set(unlabelledGroup, unlabelled.id);
    return (metadata) => ids.get(metadata === null ? unlabelledGroup : litellmGroup(metadata)) ?? null;
  },
  notes: ({ policy }) => notesOf(policy),
};

/** The model group to ask for by what `classify` says. */
function litellmGroup({ route, guard }: { readonly route: string; readonly guard: string }): string {
  if (guard === 'none') return route;
  return guard === 'held' ? heldName(route) : unlabelledGroup;
}

function heldName(id: string): string {
  return `${id}-held`;
}

/** The configuration as data; keys are read from the environment, and no file has them. */
export function litellmConfig({ policy, routes, unlabelled }: GatewayPlan): Readonly<Record<string, YamlValue>> {
  const groups = routes.flatMap(({ endpoint }) => [
    group(endpoint.id, endpoint, policy),
    group(heldName(endpoint.id), endpoint, policy),
  ]);
  const fallbacks = routes
    .filter((route) => route.fallbacks.length > 0)
    // The groups without fallbacks of their own: a chain does not go on where it ends.
    .map(({ endpoint, fallbacks: others }) => ({ [endpoint.id]: others.map(({ id }) => heldName(id)) }));
  const { retry, breaker, timeouts } = policy.resilience;
  const { hardLimitUsd } = policy.budget;
  return {
    model_list: unlabelled === null ? groups : [...groups, group(unlabelledGroup, unlabelled, policy)],
    router_settings: {
      num_retries: retry.maxAttempts - 1,
      ...(timeouts.firstTokenMs === null ? {} : { timeout: timeouts.firstTokenMs / 1000 }),
      ...(breaker.enabled
        ? { allowed_fails: breaker.failures - 1, cooldown_time: breaker.cooldownMs / 1000 }
        : { disable_cooldowns: true }),
      fallbacks,
    },
    ...(hardLimitUsd === null ? {} : { litellm_settings: { max_budget: hardLimitUsd, budget_duration: '30d' } }),
  };
}

function group(name: string, endpoint: Endpoint, { models, aliases, answers }: Policy): YamlValue {
  const { provider, model, id } = endpoint;
  const names = providerNames(provider);
  const own = models.find((one) => (aliases[one.id] ?? one.id) === id)?.price;
  return {
    model_name: name,
    litellm_params: {
      model: `${names?.litellm ?? provider}/${model}`,
      ...(names === undefined || names.baseUrl === null ? {} : { api_base: names.baseUrl }),
      ...(names === undefined || names.keyName === null ? {} : { api_key: `os.environ/${names.keyName}` }),
      ...(answers.maxOutputTokens === null ? {} : { max_tokens: answers.maxOutputTokens }),
      ...(own?.kind === 'token'
        ? {
            input_cost_per_token: own.inputUsdPerMTok / 1e6,
            output_cost_per_token: own.outputUsdPerMTok / 1e6,
          }
        : {}),
    },
  };
}

function notesOf(policy: Policy): FidelityNotes {
  const { breaker, retry } = policy.resilience;
  const { hardLimitUsd, atLimit } = policy.budget;
  const { kept, approximated, dropped } = resilienceNotes(policy);
  const more: FidelityNote[] = [];
  if (breaker.enabled)
    more.push({ part: 'Circuit breaker', becomes: `a cooldown after ${breaker.failures} failures in a minute` });
  if (retry.maxAttempts > 1) more.push({ part: 'Waits between retries', becomes: 'the gateway’s own' });
  const ownPrices = policy.models.some(({ price }) => price?.kind === 'token');
  const refused: FidelityNote[] = [];
  if (hardLimitUsd !== null && atLimit === 'halt')
    more.push({ part: `Budget gate, $${hardLimitUsd}`, becomes: 'max_budget in 30 days: then everything is refused' });
  if (hardLimitUsd !== null && atLimit !== 'halt')
    refused.push({
      part: `Budget gate, $${hardLimitUsd}, then local`,
      becomes:
        'nothing that it can hold: its max_budget refuses everything. Choose halt at the limit, or switch it off.',
    });
  return {
    kept: ownPrices ? [...kept, { part: 'Your prices a token', becomes: 'input and output cost a token' }] : kept,
    approximated: [...more, ...approximated],
    dropped,
    refused,
  };
}

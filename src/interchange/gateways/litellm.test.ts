import * as v from 'valibot';
import { expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import type { Policy } from '../../core/domain/policy';
import { statelessContext } from './classify/stateless-context';
import { litellm, litellmConfig } from './litellm';
import { planGateway } from './plan-gateway';

const { defaultPolicy } = catalog;

function planOf(patch: Partial<Policy>) {
  const policy = { ...defaultPolicy, ...patch };
  const data = { policy, endpoints: catalog.endpoints, model: catalog.model, arms: [], meanQuality: null };
  const made = statelessContext(data, null);
  if (!made.ok) throw new Error(made.failure.message);
  return planGateway(made.value);
}

const own = {
  kind: 'token',
  inputUsdPerMTok: 2,
  outputUsdPerMTok: 8,
  cacheReadUsdPerMTok: null,
  cacheWriteUsdPerMTok: null,
} as const;
const two = planOf({
  models: [
    { id: 'local-small', enabled: true, fromRequest: 0 },
    { id: 'cloud-large', enabled: true, fromRequest: 0, price: own },
  ],
});

const text = v.pipe(v.string(), v.minLength(1));
/** LiteLLM's configuration as far as we write it; strict, so that a misspelt field shows. */
const schema = v.strictObject({
  model_list: v.array(
    v.strictObject({
      model_name: text,
      litellm_params: v.strictObject({
        model: v.pipe(v.string(), v.regex(/^(ollama_chat|openai|anthropic|gemini|mistral)\/.+/)),
        api_base: v.optional(v.pipe(v.string(), v.url())),
        api_key: v.optional(v.pipe(v.string(), v.regex(/^os\.environ\/[A-Z_]+$/))),
        max_tokens: v.optional(v.number()),
        input_cost_per_token: v.optional(v.number()),
        output_cost_per_token: v.optional(v.number()),
      }),
    }),
  ),
  router_settings: v.strictObject({
    num_retries: v.number(),
    timeout: v.optional(v.number()),
    allowed_fails: v.optional(v.number()),
    cooldown_time: v.optional(v.number()),
    disable_cooldowns: v.optional(v.boolean()),
    fallbacks: v.array(v.record(text, v.array(text))),
  }),
  litellm_settings: v.optional(v.strictObject({ max_budget: v.number(), budget_duration: text })),
});

test('writes two models as the golden file has them', () => {
  expect(litellm.configure(two).text).toBe(`model_list:
  - model_name: "local-llama-3.2-1b"
    litellm_params:
      model: "ollama_chat/llama3.2:1b"
      api_base: "http://127.0.0.1:11434"
  - model_name: "local-llama-3.2-1b-held"
    litellm_params:
      model: "ollama_chat/llama3.2:1b"
      api_base: "http://127.0.0.1:11434"
  - model_name: "openai-gpt-5.5"
    litellm_params:
      model: "openai/gpt-5.5"
      api_key: "os.environ/OPENAI_API_KEY"
      input_cost_per_token: 0.000002
      output_cost_per_token: 0.000008
  - model_name: "openai-gpt-5.5-held"
    litellm_params:
      model: "openai/gpt-5.5"
      api_key: "os.environ/OPENAI_API_KEY"
      input_cost_per_token: 0.000002
      output_cost_per_token: 0.000008
  - model_name: "routed"
    litellm_params:
      model: "ollama_chat/llama3.2:1b"
      api_base: "http://127.0.0.1:11434"
router_settings:
  num_retries: 0
  allowed_fails: 4
  cooldown_time: 30
  fallbacks:
    - "local-llama-3.2-1b":
        - "openai-gpt-5.5-held"
    - "openai-gpt-5.5":
        - "local-llama-3.2-1b-held"
`);
});

test.each([
  ['the shipped policy', {}],
  [
    'a breaker that is off',
    { resilience: { ...defaultPolicy.resilience, breaker: { enabled: false, failures: 5, cooldownMs: 1 } } },
  ],
  [
    'a limit, and a longest answer',
    {
      budget: { hardLimitUsd: 9, premiumShare: 1, atLimit: 'halt' as const },
      answers: { ...defaultPolicy.answers, maxOutputTokens: 512 },
    },
  ],
])('writes %s in fields that LiteLLM has, and leads fallbacks only to groups that are there', (_name, patch) => {
  const config = v.parse(schema, litellmConfig(planOf(patch)));
  const groups = new Set(config.model_list.map(({ model_name }) => model_name));
  expect(groups.size).toBe(config.model_list.length);
  for (const [from, to] of config.router_settings.fallbacks.flatMap((one) => Object.entries(one)))
    expect([from, ...to].filter((name) => !groups.has(name))).toEqual([]);
});

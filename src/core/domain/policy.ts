import * as v from 'valibot';
import { alertRulesSchema } from './alert';
import { indexRefitSchema } from './index-refit';
import { answerPolicySchema } from './answer-policy';
import { cachePolicySchema } from './cache-policy';
import { conversationPolicySchema } from './conversation-policy';
import { escalationPolicySchema } from './escalation-policy';
import { humanPolicySchema } from './human-policy';
import { resiliencePolicySchema } from './resilience-policy';
import { variantsSchema } from './variant-policy';

const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/** Semantic thresholds are probabilities from a coin's toss upward; their mirror sends to local. */
const upperProbability = v.pipe(v.number(), v.minValue(0.5), v.maxValue(1));
const tier = v.picklist(['local', 'cloud']);
const identifier = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
const modelName = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** A text pattern of the user: a keyword (whole words, case-insensitive) or a regular expression. */
const pattern = v.object({
  id: identifier,
  kind: v.picklist(['keyword', 'regex']),
  /** The keyword itself, or the regex source without slashes. */
  source: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  flags: v.pipe(v.string(), v.regex(/^[imsu]*$/, 'flags may be i, m, s and u')),
  enabled: v.boolean(),
});

/** Where prompts of a task, a topic or a kind of user go: to a tier, or to one model. */
const trafficRoute = v.object({
  id: identifier,
  field: v.picklist(['text', 'topic', 'app', 'user', 'userTier', 'session', 'region', 'priority']),
  /** A phrase that the text has, or the whole value of another field; `*` in that stands for anything. */
  value: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  enabled: v.boolean(),
  to: v.variant('kind', [
    v.object({ kind: v.literal('tier'), tier }),
    v.object({ kind: v.literal('model'), id: identifier }),
  ]),
});

const rules = v.object({
  enabled: v.boolean(),
  /** Characters; shorter texts without a reasoning trigger go local. 0 turns the length gate off. */
  minLength: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  /** Named lists of regular expressions that must match the whole trimmed text; a match goes local. */
  safeLists: v.array(
    v.object({ id: identifier, name: identifier, enabled: v.boolean(), patterns: v.array(v.string()) }),
  ),
  /** A trigger beats the length gate; it forces no tier by itself. */
  triggers: v.array(pattern),
  /** The user's own patterns, first match wins: they force a tier. */
  patterns: v.array(v.object({ ...pattern.entries, tier })),
  /** Asked before the patterns, first match wins; absent = none. */
  routes: v.exactOptional(v.array(trafficRoute)),
});

/** A named intent: example utterances that lead to a tier. */
const cluster = v.object({
  id: identifier,
  name: identifier,
  tier,
  /** Overrides the policy's similarity threshold for this cluster; a probability. */
  scoreThreshold: v.nullable(upperProbability),
  utterances: v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(4000))),
});

/** An encoder of the user's that pillar 2 reads by in the place of the shipped one. */
const ownEncoder = v.object({
  /** Its name and a digest of its weights: equal ids give equal vectors. */
  id: identifier,
  /** The languages in which it is trusted: those of the shipped one, or all. */
  covers: v.picklist(['english', 'any']),
  /** P(cloud-required) = sigmoid(slope x margin + intercept) on the user's own labels; absent: not calibrated. */
  calibration: v.optional(
    v.object({
      slope: v.pipe(v.number(), v.finite()),
      intercept: v.pipe(v.number(), v.finite()),
      labels: v.pipe(v.number(), v.integer(), v.minValue(1)),
    }),
  ),
});

const semantic = v.object({
  enabled: v.boolean(),
  similarityThreshold: upperProbability,
  /** Nearest exemplars averaged on each side of the margin. */
  topK: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
  clusters: v.array(cluster),
  /** Absent: the shipped encoder. */
  encoder: v.optional(ownEncoder),
});

/** Shares the local tier between two of its models by the complexity index. */
const localSplit = v.object({
  /** Below it the model for simple work is picked, from it on the one for medium work. */
  index: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  simple: identifier,
  medium: identifier,
});

const complexity = v.object({
  enabled: v.boolean(),
  edgeThreshold: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  /** Half-width, in index points, of the band in which the judge arbitrates. */
  band: v.pipe(v.number(), v.minValue(0), v.maxValue(50)),
  /** The index as refitted on the user's labels; absent: as shipped. */
  refit: v.optional(indexRefitSchema),
  /** Absent: the bandit picks among all local models. */
  localSplit: v.optional(localSplit),
});

const judge = v.object({
  enabled: v.boolean(),
  /** `surrogate` is built in; the others are a model of the user's own by its protocol, asked in live runs only. */
  provider: v.picklist(['surrogate', 'ollama', 'openai']),
  /** Difficulty above which the cloud answers, 1-10. */
  threshold: v.pipe(v.number(), v.minValue(1), v.maxValue(10)),
  /** The model of the user's own: its row in the settings and its name there; null = the first of Ollama's. */
  model: v.optional(v.nullable(v.object({ row: identifier, name: modelName })), null),
  /** Until its first token, and between two, ms. */
  timeoutMs: v.optional(v.pipe(v.number(), v.minValue(500), v.maxValue(60_000)), 10_000),
  /** Who decides where it does not say: the index against the bare edge threshold, or the built-in judge. */
  onFailure: v.optional(v.picklist(['index', 'surrogate']), 'index'),
});

const bandit = v.object({
  algorithm: v.picklist(['epsilon-greedy', 'ucb1', 'thompson', 'linucb']),
  /** Factor by which an arm's past counts less with every reward of any arm; 1 = remembers all, 0.98 halves it in 34. */
  discount: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(1)), 1),
  epsilon: probability,
  /** Answers that the catalogue's word on an endpoint's quality counts for, on its speed and errors at most 10; 0 = the bandit starts from nothing, as earlier policies did. */
  priorWeight: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1000)), 0),
  /** Share of requests that may try the other tier in simulation; live use starts at 0. */
  crossingBudget: probability,
  /** Keeps the arms as they are: no exploration and no learning. */
  frozen: v.boolean(),
});

const privacyAction = v.picklist(['local-only', 'block', 'allow']);
const privacy = v.object({
  enabled: v.boolean(),
  /** What happens to a prompt that carries such data. */
  actions: v.object({
    email: privacyAction,
    card: privacyAction,
    iban: privacyAction,
    secret: privacyAction,
    phone: privacyAction,
    'us-ssn': privacyAction,
    /** Policies of before it was detected keep it as they keep most kinds. */
    'national-id': v.optional(privacyAction, 'local-only'),
    'ip-address': privacyAction,
    'private-key': privacyAction,
  }),
});

const atLeastOne = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e12));
const hour = v.pipe(v.number(), v.minValue(0), v.maxValue(24));
const usd = v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000));
/** A price of the user's own, in the catalogue's three shapes. */
const ownPrice = v.variant('kind', [
  v.object({
    kind: v.literal('token'),
    inputUsdPerMTok: usd,
    outputUsdPerMTok: usd,
    cacheReadUsdPerMTok: v.nullable(usd),
    cacheWriteUsdPerMTok: v.nullable(usd),
    /** Prices after so many tokens of the session; billed in simulation. */
    tiers: v.exactOptional(
      v.pipe(
        v.array(v.object({ afterTokens: atLeastOne, inputUsdPerMTok: usd, outputUsdPerMTok: usd })),
        v.minLength(1),
        v.maxLength(8),
        v.readonly(),
      ),
    ),
    /** Hours of the virtual day at a share of the price; billed in simulation. */
    offPeak: v.exactOptional(v.object({ fromHour: hour, toHour: hour, factor: probability })),
  }),
  v.object({
    kind: v.literal('capacity'),
    usdPerHour: usd,
    tokensPerSecond: v.pipe(v.number(), v.minValue(0.01)),
    utilisation: v.pipe(v.number(), v.minValue(0.001), v.maxValue(1)),
    prefillTokensPerSecond: v.exactOptional(v.pipe(v.number(), v.minValue(0.01))),
  }),
  v.object({
    kind: v.literal('flat'),
    usdPerMonth: usd,
    concurrency: v.pipe(v.number(), v.minValue(1)),
    requestsPerMonth: v.pipe(v.number(), v.minValue(1)),
  }),
]);

const models = v.array(
  v.object({
    id: identifier,
    enabled: v.boolean(),
    /** Takes part from this request of the session on: an endpoint added in mid-run has no past. */
    fromRequest: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** Takes part up to, not with, this request: it left in mid-run, and what it did before stays; absent = to the end. */
    toRequest: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    /** Takes the place of the catalogue's price for what stands behind the name; absent = the catalogue's. */
    price: v.exactOptional(ownPrice),
    /** Pays its idle hours so that it never starts cold; simulation only. */
    keptWarm: v.exactOptional(v.literal(true)),
  }),
);

/** Weights 0-100 that are normalised on use, and ceilings; null = none. */
const objective = v.object({
  quality: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  latency: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  cost: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  p95CeilingMs: v.nullable(v.pipe(v.number(), v.minValue(1))),
  usdPerRequestCeiling: v.nullable(v.pipe(v.number(), v.minValue(0))),
});

const storedPolicy = v.object({
  /** 1: from before the catalogue's word on quality was told from that on speed and errors. */
  schemaVersion: v.picklist([1, 2]),
  name: identifier,
  /** Counts up by one with every accepted edit; traces and rows carry it. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The order in which the tier stages are asked. */
  order: v.array(v.picklist(['rules', 'semantic', 'complexity', 'judge'])),
  /** Also asks the stages that were skipped, for their shadow verdicts. */
  evaluateAll: v.boolean(),
  complexity,
  rules,
  semantic,
  judge,
  bandit,
  privacy,
  /** Requests that name a region may only be served there or on this device. */
  residency: v.object({ enabled: v.boolean() }),
  /** USD of the session after which no paid endpoint is used; null = no limit. */
  budget: v.object({
    hardLimitUsd: v.nullable(v.pipe(v.number(), v.minValue(0))),
    /** Share of the limit from which on only the cheapest cloud endpoint is used; 1 = never before the limit itself. */
    premiumShare: v.optional(probability, 1),
    /** What a request gets at the hard limit: a local endpoint, or nothing at all; absent = local. */
    atLimit: v.exactOptional(v.picklist(['downgrade', 'halt'])),
  }),
  models,
  variants: v.optional(variantsSchema, () => []),
  /** The day of the virtual clock, and what waits for its cheap hours; absent = from 09:00 on, and nothing waits. */
  day: v.optional(v.object({ startHour: hour, defersLow: v.boolean() })),
  /** Collects requests of low priority to batches of `size`, which wait at most so long to fill; simulation only. null = none wait. */
  batching: v.optional(
    v.nullable(
      v.object({
        size: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(50_000)),
        maxWaitMs: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400_000)),
      }),
    ),
    null,
  ),
  /** What an alias stands for; swapping a target is one edit here. */
  aliases: v.record(identifier, identifier),
  objective,
  /** Absent in policies of earlier versions: the defaults are what those did. */
  resilience: v.optional(resiliencePolicySchema, {}),
  cache: v.optional(cachePolicySchema, {}),
  /** What is told when it goes wrong; it moves no traffic. */
  alerts: v.optional(alertRulesSchema, () => []),
  escalation: v.optional(escalationPolicySchema, {}),
  /** The stage at the end of the cascade. */
  human: v.optional(humanPolicySchema, {}),
  conversation: v.optional(conversationPolicySchema, {}),
  answers: v.optional(answerPolicySchema, {}),
});

/** What version 1 shipped with: it counted for quality, speed and errors alike. */
const oldPriorWeight = 10;
const priorWeight = 400;

/** The schema of a policy as it is stored, exported and sent to the engine; one of version 1 becomes one of version 2. */
export const policySchema = v.pipe(
  storedPolicy,
  v.transform((policy) => ({ ...policy, schemaVersion: 2 as const, bandit: banditOf(policy) })),
);

/** A prior weight that was never changed goes the way of the default: what it counted for is counted apart now. */
function banditOf({ schemaVersion, bandit: kept }: v.InferOutput<typeof storedPolicy>): v.InferOutput<typeof bandit> {
  return schemaVersion === 1 && kept.priorWeight === oldPriorWeight ? { ...kept, priorWeight } : kept;
}

/** Everything a user can tune about routing: immutable, versioned, schema-checked. */
export type Policy = v.InferOutput<typeof policySchema>;
export type OwnEncoderChoice = NonNullable<Policy['semantic']['encoder']>;
export type Cluster = Policy['semantic']['clusters'][number];
export type RulePattern = Policy['rules']['patterns'][number];
export type TrafficRoute = v.InferOutput<typeof trafficRoute>;
export type TriggerPattern = Policy['rules']['triggers'][number];
export type SafeList = Policy['rules']['safeLists'][number];

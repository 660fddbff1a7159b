import * as v from 'valibot';
import { policySchema } from '../core/domain/policy';
import type { Policy } from '../core/domain/policy';
import clusters from './clusters.json';
import rules from './default-rules.json';
import { endpoints } from './endpoints';
import { parseFile } from './parse-file';

const { safeLists, triggers } = policySchema.entries.rules.entries;
const rulesFile = parseFile('default-rules.json', v.object({ safeLists, triggers }), rules);

/** The policy that a fresh session starts with. */
export const defaultPolicy: Policy = parseFile('default-policy.ts', policySchema, {
  schemaVersion: 2,
  name: 'default',
  version: 1,
  order: ['rules', 'semantic', 'complexity', 'judge'],
  evaluateAll: false,
  complexity: { enabled: true, edgeThreshold: 65, band: 10 },
  rules: { enabled: true, minLength: 50, ...rulesFile, patterns: [] },
  semantic: {
    enabled: true,
    similarityThreshold: 0.85,
    topK: 8,
    clusters: parseFile('clusters.json', policySchema.entries.semantic.entries.clusters, clusters),
  },
  judge: { enabled: true, provider: 'surrogate', threshold: 7 },
  bandit: {
    algorithm: 'epsilon-greedy',
    discount: 0.98,
    epsilon: 0.1,
    priorWeight: 400,
    crossingBudget: 0.02,
    frozen: false,
  },
  privacy: {
    enabled: true,
    actions: {
      email: 'local-only',
      card: 'local-only',
      iban: 'local-only',
      secret: 'local-only',
      phone: 'local-only',
      'us-ssn': 'local-only',
      'national-id': 'local-only',
      // Addresses of servers stand in most logs people paste; an address alone rarely names a person.
      'ip-address': 'allow',
      'private-key': 'local-only',
    },
  },
  residency: { enabled: true },
  budget: { hardLimitUsd: null, premiumShare: 0.8 },
  models: endpoints.map((endpoint) => ({ id: endpoint.alias, enabled: endpoint.defaultOn, fromRequest: 0 })),
  aliases: Object.fromEntries(endpoints.map((endpoint) => [endpoint.alias, endpoint.id])),
  conversation: { stickTurns: 2 },
  resilience: { urgentToFastest: true },
  objective: { quality: 70, latency: 15, cost: 15, p95CeilingMs: null, usdPerRequestCeiling: null },
} satisfies v.InferInput<typeof policySchema>);

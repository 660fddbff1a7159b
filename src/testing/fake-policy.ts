import * as v from 'valibot';
import { answerPolicySchema } from '../core/domain/answer-policy';
import { cachePolicySchema } from '../core/domain/cache-policy';
import { conversationPolicySchema } from '../core/domain/conversation-policy';
import { escalationPolicySchema } from '../core/domain/escalation-policy';
import { humanPolicySchema } from '../core/domain/human-policy';
import { resiliencePolicySchema } from '../core/domain/resilience-policy';
import type { Policy } from '../core/domain/policy';

/** A policy without patterns, lists and clusters over the given models; pass what the test is about. */
export function fakePolicy(modelIds: readonly string[], patch: Partial<Policy> = {}): Policy {
  return {
    schemaVersion: 2,
    name: 'fake',
    version: 1,
    order: ['rules', 'semantic', 'complexity', 'judge'],
    evaluateAll: false,
    batching: null,
    variants: [],
    complexity: { enabled: true, edgeThreshold: 65, band: 10 },
    rules: { enabled: true, minLength: 50, safeLists: [], triggers: [], patterns: [] },
    semantic: { enabled: true, similarityThreshold: 0.85, topK: 8, clusters: [] },
    judge: {
      enabled: true,
      provider: 'surrogate',
      threshold: 7,
      model: null,
      timeoutMs: 10_000,
      onFailure: 'index',
    },
    bandit: {
      algorithm: 'epsilon-greedy',
      epsilon: 0.1,
      priorWeight: 0,
      crossingBudget: 0.02,
      frozen: false,
      discount: 1,
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
        'ip-address': 'allow',
        'private-key': 'block',
      },
    },
    residency: { enabled: true },
    budget: { hardLimitUsd: null, premiumShare: 1 },
    models: modelIds.map((id) => ({ id, enabled: true, fromRequest: 0 })),
    aliases: {},
    cache: v.parse(cachePolicySchema, {}),
    conversation: v.parse(conversationPolicySchema, {}),
    answers: v.parse(answerPolicySchema, {}),
    escalation: v.parse(escalationPolicySchema, {}),
    human: v.parse(humanPolicySchema, {}),
    resilience: v.parse(resiliencePolicySchema, {}),
    alerts: [],
    objective: { quality: 60, latency: 20, cost: 20, p95CeilingMs: null, usdPerRequestCeiling: null },
    ...patch,
  };
}

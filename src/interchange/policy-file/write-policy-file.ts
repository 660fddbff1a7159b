import type { Policy } from '../../core/domain/policy';
import { policyFileFormats } from '../../core/domain/policy-file';
import type { PolicyPart } from '../../core/domain/policy-file';
import { withoutPast } from '../../core/domain/without-past';

/** What each part has of a policy; a field of a section that it leaves out stays as it is when it is loaded. */
const contents: Readonly<Record<Exclude<PolicyPart, 'whole'>, (policy: Policy) => object>> = {
  rules: ({ rules }) => ({ rules }),
  thresholds: ({ order, complexity, rules, semantic, judge, bandit }) => ({
    order,
    complexity: { enabled: complexity.enabled, edgeThreshold: complexity.edgeThreshold, band: complexity.band },
    rules: { enabled: rules.enabled, minLength: rules.minLength },
    semantic: { enabled: semantic.enabled, similarityThreshold: semantic.similarityThreshold, topK: semantic.topK },
    judge,
    bandit,
  }),
  clusters: ({ semantic }) => ({ semantic: { clusters: semantic.clusters } }),
  endpoints: ({ models, aliases, resilience }) => ({ models, aliases, resilience }),
  gates: ({ privacy, residency, budget }) => ({ privacy, residency, budget }),
  telemetry: ({ objective, alerts }) => ({ objective, alerts }),
};

/**
 * A policy, or a part of it, as a file for people and for version control, each value in a line of its own. What it says of
 * single requests of this session stays out. A policy holds no key, and so does the file.
 */
export function writePolicyFile(policy: Policy, part: PolicyPart = 'whole'): string {
  const kept = withoutPast(policy);
  const file =
    part === 'whole'
      ? { format: policyFileFormats.whole, formatVersion: 1, policy: kept }
      : { format: policyFileFormats.part, formatVersion: 1, policy: contents[part](kept) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** What the file is called: the policy's name without what file systems refuse, its version, and which part it is. */
export function policyFileName({ name, version }: Policy, part: PolicyPart = 'whole'): string {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return `routellm-${plain === '' ? 'policy' : plain}-v${version}${part === 'whole' ? '' : `-${part}`}.json`;
}

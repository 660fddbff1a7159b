import type { Policy } from '../../core/domain/policy';
import { stageName } from '../kit/stage-name';

/** One box of the policy's diagram, in the order in which a prompt meets them. */
export interface DiagramStep {
  readonly name: string;
  readonly text: string;
  readonly on: boolean;
  /** It can decide the tier by itself. */
  readonly decides: boolean;
}

/** What a prompt goes through under a policy: the gates, the cache, the stages in the policy's order, the bandit. */
export function diagramSteps(policy: Policy): readonly DiagramStep[] {
  const { cache, bandit, human } = policy;
  const exploring = bandit.algorithm === 'epsilon-greedy' ? `ε-greedy ${bandit.epsilon}` : bandit.algorithm;
  const steps: DiagramStep[] = [
    { name: '0 Gates', text: gatesText(policy), on: true, decides: true },
    {
      name: stageName('cache'),
      text: cache.semantic ? `exact, and near from cosine ${cache.similarityThreshold}` : 'exact',
      on: cache.enabled,
      decides: false,
    },
    ...policy.order.map((stage) => ({
      name: stageName(stage),
      text: stageText(policy, stage),
      on: policy[stage].enabled,
      decides: true,
    })),
    { name: stageName('bandit'), text: bandit.frozen ? 'best arm, frozen' : exploring, on: true, decides: false },
  ];
  if (!human.enabled) return steps;
  const last: DiagramStep = {
    name: stageName('human'),
    text: `${Math.round(100 * human.share)} % of the doubtful`,
    on: true,
    decides: false,
  };
  return [...steps, last];
}

function gatesText({ privacy, residency, budget }: Policy): string {
  const parts = [
    privacy.enabled ? 'privacy' : null,
    residency.enabled ? 'region' : null,
    budget.hardLimitUsd === null ? null : `budget $${budget.hardLimitUsd}`,
    'context',
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function stageText({ rules, semantic, complexity, judge }: Policy, stage: Policy['order'][number]): string {
  switch (stage) {
    case 'rules':
      return `under ${rules.minLength} characters local; ${rules.patterns.length} patterns, ${rules.triggers.length} triggers, ${rules.safeLists.length} safe lists`;
    case 'semantic':
      return `P(cloud) ≥ ${semantic.similarityThreshold} cloud, ≤ ${(1 - semantic.similarityThreshold).toFixed(2)} local; ${semantic.clusters.length} clusters`;
    case 'complexity':
      return `index > ${complexity.edgeThreshold + complexity.band} cloud, < ${complexity.edgeThreshold - complexity.band} local`;
    case 'judge':
      return `difficulty > ${judge.threshold} cloud, else local; ${judge.provider === 'surrogate' ? 'built-in scorer' : judge.provider}`;
  }
}

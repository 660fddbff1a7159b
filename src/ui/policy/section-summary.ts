import type { Policy } from '../../core/domain/policy';
import { objectivePresets } from './objective-presets';
import type { SectionId } from './section-id';

function answersSummary({ maxOutputTokens, historyTokens, shorten }: Policy['answers']): string {
  const limits = [
    ...(maxOutputTokens === null ? [] : [`≤ ${maxOutputTokens} tok`]),
    ...(historyTokens === null ? [] : [`history ≤ ${historyTokens}`]),
    ...(shorten === null ? [] : ['shortened']),
  ];
  return limits.length === 0 ? 'as long as they are' : limits.join(', ');
}

/** A section's setting in a few characters, for its closed header. */
export function sectionSummary(section: SectionId, policy: Policy): string {
  const { complexity, rules, semantic, judge, bandit, privacy, models, resilience, cache, escalation } = policy;
  switch (section) {
    case 'complexity':
      return complexity.enabled ? `${complexity.edgeThreshold} ± ${complexity.band}` : 'off';
    case 'rules':
      return rules.enabled ? `${rules.minLength} chars` : 'off';
    case 'semantic':
      return semantic.enabled ? semantic.similarityThreshold.toFixed(2) : 'off';
    case 'judge':
      return judge.enabled ? `${judge.threshold} of 10` : 'off';
    case 'bandit':
      if (bandit.frozen) return 'frozen';
      return bandit.algorithm === 'epsilon-greedy' ? `ε ${bandit.epsilon.toFixed(2)}` : bandit.algorithm;
    case 'order':
      return policy.evaluateAll ? 'evaluate all' : 'first decides';
    case 'privacy':
      return privacy.enabled ? 'on' : 'off';
    case 'models':
      return `${models.filter((model) => model.enabled).length} of ${models.length} on`;
    case 'objective':
      return objectivePresets.find((preset) => preset.matches(policy.objective))?.name.toLowerCase() ?? 'custom';
    case 'resilience':
      return `${resilience.retry.maxAttempts} × ${resilience.maxEndpoints}${resilience.breaker.enabled ? ', breaker' : ''}`;
    case 'escalation':
      return escalation.enabled ? `< ${escalation.threshold}` : 'off';
    case 'conversation':
      return policy.conversation.stickTurns === 0 ? 'off' : `k ${policy.conversation.stickTurns}`;
    case 'answers':
      return answersSummary(policy.answers);
    case 'alerts':
      return policy.alerts.length === 0 ? 'none' : `${policy.alerts.length}`;
    case 'cache':
      return cache.enabled ? (cache.semantic ? `≥ ${cache.similarityThreshold}` : 'exact') : 'off';
  }
}

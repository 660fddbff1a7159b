import type { CompiledPolicy } from '../../core/compiled-policy';
import type { EndpointId } from '../../core/domain/endpoint';
import type { Prompt } from '../../core/domain/prompt';
import { leastInputTokens } from '../../core/conversations/trim-history';
import { featuresOf } from '../../core/features/features-of';
import { budgetGate, contextGate, privacyGate, residencyGate } from '../../core/gates/gate';

/** The endpoints that the gates keep a prompt from, each with why; USD spent so far. */
export function vetoedEndpoints(
  prompt: Prompt,
  policy: CompiledPolicy,
  spentUsd: number,
): ReadonlyMap<EndpointId, string> {
  const said = [
    privacyGate(prompt, featuresOf(prompt), policy),
    residencyGate(prompt, policy),
    budgetGate(spentUsd, policy),
    contextGate({ inputTokens: leastInputTokens(prompt, policy.policy.answers.historyTokens) }, policy),
  ];
  const vetoes = said.flatMap(({ verdict, reason }) =>
    verdict.kind === 'veto' ? verdict.endpointIds.map((id) => [id, reason] as const) : [],
  );
  return new Map(vetoes.toReversed());
}

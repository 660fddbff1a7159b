import type { FidelityNote } from '../../core/domain/gateway-export';
import type { Policy } from '../../core/domain/policy';

/** The refusal of a gateway that counts no money, where the policy has a hard limit. */
export function budgetRefusal({ budget }: Policy): readonly FidelityNote[] {
  if (budget.hardLimitUsd === null) return [];
  return [
    {
      part: `Budget gate, $${budget.hardLimitUsd}`,
      becomes: 'nothing that this gateway can hold. Switch the limit off in Objective, or export to LiteLLM.',
    },
  ];
}

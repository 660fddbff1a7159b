import type { Policy } from '../../core/domain/policy';
import { usePolicy, type PolicySection } from '../../state/policy-store';

type Describe<Key extends PolicySection> = string | ((before: Policy[Key], after: Policy[Key]) => string);
type Edit<Key extends PolicySection> = (describe: Describe<Key>, change: Partial<Policy[Key]>, group?: string) => void;

/** One part of the policy and how to change fields of it; null before the policy is there. */
export function usePolicyPart<Key extends PolicySection>(
  key: Key,
): { readonly value: Policy[Key]; readonly edit: Edit<Key> } | null {
  const value = usePolicy((state) => state.policy?.[key]);
  if (value === undefined) return null;
  return { value, edit: (describe, change, group) => editPart(key, describe, change, group) };
}

function editPart<Key extends PolicySection>(
  key: Key,
  describe: Describe<Key>,
  change: Partial<Policy[Key]>,
  group?: string,
): void {
  usePolicy
    .getState()
    .edit(
      typeof describe === 'string' ? describe : (before, after) => describe(before[key], after[key]),
      (policy) => ({ ...policy, [key]: mergePart(policy[key], change) }),
      group === undefined ? {} : { group },
    );
}

/** Fields of an object part are changed one by one; a part that is a list or a plain value is edited elsewhere. */
function mergePart<Part>(part: Part, change: Partial<Part>): Part {
  return { ...part, ...change };
}

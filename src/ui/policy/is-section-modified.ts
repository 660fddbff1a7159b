import { isModified, type PolicySection, type usePolicy } from '../../state/policy-store';

type State = ReturnType<typeof usePolicy.getState>;

/** True where any of a section's parts differs from the saved policy. */
export function isSectionModified(state: Pick<State, 'policy' | 'saved'>, parts: readonly PolicySection[]): boolean {
  return parts.some((part) => isModified(state, part));
}

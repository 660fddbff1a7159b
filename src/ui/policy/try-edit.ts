import type { Policy } from '../../core/domain/policy';
import { callFailure } from '../../state/call-failure';
import { useEngine } from '../../state/engine-store';
import { usePolicy } from '../../state/policy-store';

/**
 * Makes an edit only if the engine accepts the policy that comes of it, which it is asked without applying anything:
 * null when it was made, else what is wrong with it, for the place where it was typed.
 */
export async function tryEdit(description: string, update: (policy: Policy) => Policy): Promise<string | null> {
  const { policy } = usePolicy.getState();
  const { client } = useEngine.getState();
  if (policy === null || client === null) return 'The engine is not there yet. Try again in a moment.';
  try {
    await client.call('policy-preview', { from: policy, to: update(policy) });
  } catch (error) {
    return callFailure(error).message;
  }
  usePolicy.getState().edit(description, update);
  return null;
}

import type { PolicyPart } from '../core/domain/policy-file';
import { callFailure } from './call-failure';
import { useEngine } from './engine-store';

/** The policy in force, or a part of it, as a file; or why there is none. */
export async function readPolicyText(
  part: PolicyPart,
): Promise<{ readonly name: string; readonly text: string } | { readonly failure: string }> {
  const { client } = useEngine.getState();
  if (client === null) return { failure: 'The engine is starting. Ask again in a moment.' };
  try {
    return await client.call('policy-file-write', { part });
  } catch (error) {
    return { failure: `The policy was not exported: ${callFailure(error).message}` };
  }
}

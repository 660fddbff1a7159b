import { callFailure } from './call-failure';
import { useEngine } from './engine-store';

/** Hands over the policy in force as a file; answers in one sentence what came of it. */
export async function exportPolicy(save: (name: string, text: string) => void): Promise<string> {
  const { client } = useEngine.getState();
  if (client === null) return 'The engine is starting. Download it again in a moment.';
  try {
    const { name, text } = await client.call('policy-file-write', null);
    save(name, text);
    return `${name} downloaded. No key is in it.`;
  } catch (error) {
    return `The policy was not exported: ${callFailure(error).message}`;
  }
}

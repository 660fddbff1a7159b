import { callFailure } from './call-failure';
import { useDurable } from './durable/durable-store';
import { useEngine } from './engine-store';
import { preferencesToJsonl } from './preferences-to-jsonl';

/** Hands over what the user's labels prefer as a file, and says in the sessions dialog what came of it. */
export async function exportPreferences(save: (name: string, text: string) => void): Promise<void> {
  const { client } = useEngine.getState();
  if (client === null) return;
  const name = 'routellm-preferences.jsonl';
  try {
    const preferences = await client.call('preferences-read', null);
    if (preferences.length > 0) save(name, preferencesToJsonl(preferences));
    const text =
      preferences.length > 0
        ? `${preferences.length} preferences exported to ${name}.`
        : 'No preference to export: every label says that both failed.';
    useDurable.setState({ said: { text } });
  } catch (error) {
    useDurable.setState({ said: { text: `The preferences were not exported: ${callFailure(error).message}` } });
  }
}

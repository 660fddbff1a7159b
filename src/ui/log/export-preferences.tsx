import { useDurable } from '../../state/durable-store';
import { setNotice, useEngine } from '../../state/engine-store';
import { preferencesToJsonl } from '../../state/preferences-to-jsonl';
import { tellFailure } from '../../state/tell-failure';
import { Button } from '../kit/button';
import { saveTextFile } from '../kit/save-text-file';

/** Downloads what the user's labels prefer; there once there are any. */
export function ExportPreferences() {
  const labels = useDurable((state) => state.log?.labels.length ?? 0);
  if (labels === 0) return null;
  return (
    <Button
      className="min-h-hit! border-1! px-2! text-11! pointer-coarse:min-h-hit-touch!"
      title="Your labels as {prompt, chosen, rejected}, JSONL; the prompts’ text included"
      onClick={() => void savePreferences()}
    >
      Export preferences
    </Button>
  );
}

async function savePreferences(): Promise<void> {
  const { client } = useEngine.getState();
  if (client === null) return;
  try {
    const preferences = await client.call('preferences-read', null);
    if (preferences.length === 0)
      return setNotice({ kind: 'info', text: 'No preference to export: every label says that both failed.' });
    saveTextFile('routellm-preferences.jsonl', preferencesToJsonl(preferences), 'application/jsonl');
    const text = `${preferences.length} preferences were exported to routellm-preferences.jsonl.`;
    setNotice({ kind: 'info', text });
  } catch (error) {
    tellFailure('The preferences were not exported', error);
  }
}

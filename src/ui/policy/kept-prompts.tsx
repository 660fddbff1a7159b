import { useState } from 'react';
import { keepPrompts } from '../../state/durable/durable-saver';
import { eraseEverything } from '../../state/erase-everything';
import { useSettings } from '../../state/settings-store';
import { Button } from '../kit/button';
import { Toggle } from './toggle';

/** Where prompts are kept, whether they are, and the way to be rid of all that this browser holds. */
export function KeptPrompts() {
  const kept = useSettings((settings) => settings.keepPrompts);
  const [asked, setAsked] = useState(false);
  return (
    <div className="mt-2 grid gap-1 border-t border-hair pt-2 text-12">
      <Toggle name="Keep prompts in this browser" checked={kept} onChange={keepPrompts} />
      <p className="text-fg-2">
        {kept
          ? 'Prompts, labels and LIVE answers are written to this browser’s IndexedDB, unencrypted, personal data included.'
          : 'Prompts, labels and LIVE answers end with this tab. Runs saved before stay until they are erased.'}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {asked ? (
          <>
            <Button kind="primary" onClick={() => void eraseEverything()}>
              Erase now
            </Button>
            <Button onClick={() => setAsked(false)}>Keep</Button>
          </>
        ) : (
          <Button onClick={() => setAsked(true)}>Erase everything</Button>
        )}
        <span role="status" className="min-w-48 flex-1 font-bold">
          {asked ? 'Prompts, runs, policies, encoders, settings and API keys of this page go, for good.' : ''}
        </span>
      </div>
    </div>
  );
}

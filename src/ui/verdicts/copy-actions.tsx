import { useState } from 'react';
import type { Inspection } from '../../core/domain/inspection';
import { useComposer } from '../../state/composer-store';
import { draftOf } from '../../state/draft-of';
import { Button } from '../kit/button';
import { compactButton } from './compact-button';
import { explanationText } from './explanation';

interface CopyActionsProps {
  readonly inspection: Inspection;
  readonly said: Parameters<typeof explanationText>[0];
}

/** What can be taken from an inspected row: its prompt back to the composer, its data, its explanation. */
export function CopyActions({ inspection, said }: CopyActionsProps) {
  const [copied, setCopied] = useState('');
  const { prompt, decision, counterfactuals } = inspection;
  const copy = async (what: string, text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(`${what} copied.`);
    } catch {
      // Refused by the user, or absent, as on a page that came over plain http.
      setCopied(`${what} was not copied: the browser gave no clipboard.`);
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-1 min-[900px]:ml-auto">
      <span role="status" className="text-11 text-fg-2">
        {copied}
      </span>
      <Button className={compactButton} onClick={() => useComposer.getState().compose(draftOf(prompt))}>
        Send to composer
      </Button>
      <Button className={compactButton} onClick={() => void copy('JSON', JSON.stringify(inspection, null, 2))}>
        Copy JSON
      </Button>
      <Button
        className={compactButton}
        onClick={() => void copy('Explanation', explanationText(said, decision.trace, counterfactuals))}
      >
        Copy explanation
      </Button>
    </div>
  );
}

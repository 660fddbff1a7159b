import { useState } from 'react';
import type { Inspection } from '../../core/domain/inspection';
import type { Label } from '../../core/domain/prompt';
import { useComposer } from '../../state/composer-store';
import { draftOf } from '../../state/draft-of';
import { useLog } from '../../state/log-store';
import { Button } from '../kit/button';
import { explanationText } from './explanation';

const labels: readonly { readonly need: Label['need']; readonly text: string }[] = [
  { need: 'local', text: 'Local was enough' },
  { need: 'cloud', text: 'Needed the cloud' },
  { need: 'both-failed', text: 'Both failed' },
];

/** What can be done with an inspected row: label it, send it back, copy it. */
export function RowActions({ inspection }: { readonly inspection: Inspection }) {
  const [copied, setCopied] = useState('');
  const { row, prompt, decision, counterfactuals } = inspection;
  const copy = async (what: string, text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(`${what} copied.`);
    } catch {
      // Refused by the user, or absent, as on a page that came over plain http.
      setCopied(`${what} was not copied: the browser gave no clipboard.`);
    }
  };
  const current = prompt.label;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div role="group" aria-label="Label this row" className="flex flex-wrap gap-1">
        {labels.map(({ need, text }) => {
          const isOn = current?.need === need;
          return (
            <Button
              key={need}
              aria-pressed={isOn}
              className={`${compact} ${isOn ? 'inverted bg-inv-bg! text-inv-fg!' : ''}`}
              onClick={() => void useLog.getState().label(row, isOn && current.source === 'user' ? null : need)}
            >
              {text}
            </Button>
          );
        })}
      </div>
      {current !== undefined && <span className="text-11 text-fg-2">label by {sourceNames[current.source]}</span>}
      <Button className={compact} onClick={() => useComposer.getState().compose(draftOf(prompt))}>
        Send to composer
      </Button>
      <Button className={compact} onClick={() => void copy('JSON', JSON.stringify(inspection, null, 2))}>
        Copy JSON
      </Button>
      <Button
        className={compact}
        onClick={() => void copy('Explanation', explanationText(decision.trace, decision, counterfactuals))}
      >
        Copy explanation
      </Button>
      <span role="status" className="text-11 text-fg-2">
        {copied}
      </span>
    </div>
  );
}

/** Six buttons stand in one line of the stage at its narrowest. */
const compact = 'px-2! text-12!';

const sourceNames: Readonly<Record<Label['source'], string>> = {
  'sample-authors': 'the samples’ authors',
  user: 'you',
  'recorded-outcome': 'a recorded outcome',
  judge: 'a judge',
};

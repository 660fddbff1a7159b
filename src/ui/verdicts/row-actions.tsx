import { useState } from 'react';
import type { Inspection } from '../../core/domain/inspection';
import type { Label } from '../../core/domain/prompt';
import { useComposer } from '../../state/composer-store';
import { draftOf } from '../../state/draft-of';
import { toggleLabel } from '../../state/label-row';
import { Button } from '../kit/button';
import { needNames } from '../kit/need-names';
import { sourceNames } from '../kit/source-names';
import { explanationText } from './explanation';
import { VoteActions } from './vote-actions';

const needs: readonly Label['need'][] = ['local', 'cloud', 'both-failed'];

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
        {needs.map((need) => {
          const isOn = current?.need === need;
          return (
            <Button
              key={need}
              aria-pressed={isOn}
              className={`${compact} ${isOn ? 'inverted bg-inv-bg! text-inv-fg!' : ''}`}
              onClick={() => void toggleLabel(row, need)}
            >
              {needNames[need]}
            </Button>
          );
        })}
      </div>
      {current !== undefined && <span className="text-11 text-fg-2">label by {sourceNames[current.source]}</span>}
      <VoteActions row={row} tier={decision.tier} />
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

const compact = 'px-2! text-12!';

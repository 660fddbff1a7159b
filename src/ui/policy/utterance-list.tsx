import { useState } from 'react';
import type { Cluster } from '../../core/domain/policy';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { IconButton } from './icon-button';
import { splitUtterances } from './split-utterances';

interface UtteranceListProps {
  readonly cluster: Cluster;
  readonly onChange: (description: string, utterances: string[]) => void;
}

/** A cluster's examples: each can be removed, and any number pasted, one a line. */
export function UtteranceList({ cluster, onChange }: UtteranceListProps) {
  const { name, utterances } = cluster;
  const [draft, setDraft] = useState('');
  const [notice, setNotice] = useState('');
  const { added, refused } = splitUtterances(draft, utterances);
  const add = (): void => {
    if (added.length > 0) onChange(`${formatCount(added.length)} added to ${name}`, [...utterances, ...added]);
    setNotice(
      refused > 0
        ? `${formatCount(refused)} refused: longer than 4,000 characters.`
        : added.length === 0
          ? 'Nothing new to add.'
          : '',
    );
    setDraft('');
  };
  return (
    <>
      <ul className="max-h-40 overflow-y-auto border-y border-hair">
        {utterances.map((utterance) => (
          <li key={utterance} className="flex items-start gap-1 border-b border-hair py-0.5 text-12 last:border-b-0">
            <span className="min-w-0 flex-1 break-words">{utterance}</span>
            <IconButton
              name={`Remove ${utterance}`}
              glyph="✕"
              onClick={() =>
                onChange(
                  `1 removed from ${name}`,
                  utterances.filter((other) => other !== utterance),
                )
              }
            />
          </li>
        ))}
      </ul>
      <textarea
        aria-label={`New examples for ${name}, one a line`}
        placeholder="Examples, one a line"
        className="h-16 w-full resize-y border-2 border-fg bg-bg p-1 text-12"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
      <div className="flex items-center gap-2">
        <Button onClick={add}>Add {added.length > 1 ? formatCount(added.length) : 'example'}</Button>
        <span role="status" className="text-12">
          {notice}
        </span>
      </div>
    </>
  );
}

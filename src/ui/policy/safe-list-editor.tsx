import { useId, useState } from 'react';
import type { SafeList } from '../../core/domain/policy';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { Disclosure } from './disclosure';
import { Toggle } from './toggle';

interface SafeListEditorProps {
  readonly list: SafeList;
  readonly onToggle: (enabled: boolean) => void;
  /** Answers what is wrong with the patterns, null when they were saved. */
  readonly onSave: (patterns: string[]) => Promise<string | null>;
}

/** One safe list: a switch, and its patterns one a line, saved together. */
export function SafeListEditor({ list, onToggle, onSave }: SafeListEditorProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const save = async (text: string): Promise<void> => {
    const lines = text.split('\n').map((line) => line.trim());
    const problem = await onSave(lines.filter((line) => line !== ''));
    setError(problem);
    if (problem === null) setDraft(null);
  };
  return (
    <li className="border-b border-hair py-1">
      <div className="flex items-start gap-1">
        <Toggle name={`Safe list ${list.name} is on`} isBare checked={list.enabled} onChange={onToggle} />
        <Disclosure
          className="flex-1"
          summary={
            <>
              <span className="flex-1">{list.name}</span>
              <span className="num text-11 text-fg-2">{formatCount(list.patterns.length)} patterns</span>
            </>
          }
        >
          {() => (
            <>
              <textarea
                aria-label={`Patterns of ${list.name}`}
                aria-describedby={`${id}-error`}
                aria-invalid={error !== null}
                className="h-28 w-full resize-y border-2 border-fg bg-bg p-1 font-mono text-11 aria-invalid:border-dashed"
                spellCheck={false}
                value={draft ?? list.patterns.join('\n')}
                onChange={(event) => setDraft(event.target.value)}
              />
              <p id={`${id}-error`} role="alert" className="text-12 empty:hidden">
                {error === null ? null : `Not saved. ${error}`}
              </p>
              {draft !== null && (
                <div className="flex gap-1 py-1">
                  <Button onClick={() => void save(draft)}>Save {list.name}</Button>
                  <Button
                    onClick={() => {
                      setDraft(null);
                      setError(null);
                    }}
                  >
                    Discard
                  </Button>
                </div>
              )}
            </>
          )}
        </Disclosure>
      </div>
    </li>
  );
}

import { useState } from 'react';
import type { Cluster } from '../../core/domain/policy';
import type { Tier } from '../../core/domain/prompt';
import { Button } from '../kit/button';
import { Disclosure } from './disclosure';
import { nextId } from './next-id';
import { Select } from './select';
import { splitUtterances } from './split-utterances';

interface ClusterFormProps {
  readonly taken: readonly Cluster[];
  readonly onAdd: (cluster: Cluster) => void;
}

const tiers = [
  { value: 'cloud', label: 'cloud required' },
  { value: 'local', label: 'local is safe' },
] as const;

/** A new cluster: its name, where it leads, and its first examples. */
export function ClusterForm({ taken, onAdd }: ClusterFormProps) {
  const [name, setName] = useState('');
  const [tier, setTier] = useState<Tier>('cloud');
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const add = (): void => {
    const { added } = splitUtterances(text, []);
    const trimmed = name.trim();
    const problem = refusal(trimmed, added.length, taken);
    setError(problem);
    if (problem !== null) return;
    onAdd({ id: nextId('cluster', taken), name: trimmed, tier, scoreThreshold: null, utterances: [...added] });
    setName('');
    setText('');
  };
  return (
    <Disclosure summary="New cluster">
      {() => (
        <div className="grid gap-1 pt-1">
          <input
            aria-label="Name of new cluster"
            placeholder="Name"
            className="h-ctl border-2 border-fg bg-bg px-2 text-12 pointer-coarse:h-hit-touch"
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Select name="Tier of new cluster" value={tier} options={tiers} onChange={setTier} />
          <textarea
            aria-label="Examples of new cluster, one a line"
            placeholder="Examples, one a line"
            className="h-20 resize-y border-2 border-fg bg-bg p-1 text-12"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <p role="alert" className="text-12 empty:hidden">
            {error}
          </p>
          <Button className="justify-self-start" onClick={add}>
            Add cluster
          </Button>
        </div>
      )}
    </Disclosure>
  );
}

function refusal(name: string, examples: number, taken: readonly Cluster[]): string | null {
  if (name === '') return 'Not saved. Type a name.';
  if (taken.some((cluster) => cluster.name === name)) return `Not saved. There is a cluster ${name} already.`;
  return examples === 0 ? 'Not saved. Type at least one example.' : null;
}

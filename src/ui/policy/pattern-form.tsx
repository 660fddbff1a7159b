import { useId, useState } from 'react';
import type { Tier } from '../../core/domain/prompt';
import { Button } from '../kit/button';
import { parsePattern, type TypedPattern } from './parse-pattern';
import { Select } from './select';

interface PatternFormProps {
  /** What is added: `pattern` or `trigger`; part of every field's name. */
  readonly noun: string;
  readonly withTier: boolean;
  /** Answers what is wrong with it, null when it was added. */
  readonly onAdd: (pattern: TypedPattern, tier: Tier) => Promise<string | null>;
}

const kinds = [
  { value: 'keyword', label: 'keyword' },
  { value: 'regex', label: 'regex' },
] as const;
const tiers = [
  { value: 'cloud', label: '→ cloud' },
  { value: 'local', label: '→ local' },
] as const;

/** Adds a keyword or a regular expression; one that is refused stays in the field with the reason below. */
export function PatternForm({ noun, withTier, onAdd }: PatternFormProps) {
  const id = useId();
  const [kind, setKind] = useState<TypedPattern['kind']>('keyword');
  const [tier, setTier] = useState<Tier>('cloud');
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const add = async (): Promise<void> => {
    const parsed = parsePattern(kind, text);
    const problem = 'error' in parsed ? parsed.error : await onAdd(parsed.pattern, tier);
    setError(problem);
    if (problem === null) setText('');
  };
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div className="flex gap-1">
        <Select name={`Kind of new ${noun}`} value={kind} options={kinds} onChange={setKind} />
        {withTier && <Select name={`Tier of new ${noun}`} value={tier} options={tiers} onChange={setTier} />}
      </div>
      <div className="flex gap-1">
        <input
          aria-label={`New ${noun}`}
          aria-invalid={error !== null}
          aria-describedby={`${id}-error`}
          className="h-ctl min-w-0 flex-1 border-2 border-fg bg-bg px-2 font-mono text-12 aria-invalid:border-dashed pointer-coarse:h-hit-touch"
          placeholder={kind === 'regex' ? '/\\bprove\\b/i' : 'architecture'}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setError(null);
          }}
        />
        <Button type="submit">Add</Button>
      </div>
      <p id={`${id}-error`} role="alert" className="text-12 empty:hidden">
        {error === null ? null : `Not saved. ${error}`}
      </p>
    </form>
  );
}

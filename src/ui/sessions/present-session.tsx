import { useState } from 'react';
import { newSession, saveRun } from '../../state/durable/durable-actions';
import { takeOver } from '../../state/durable/durable-saver';
import { useDurable } from '../../state/durable/durable-store';
import { unsavedSentence } from '../../state/durable/durable-trouble';
import { useEngine } from '../../state/engine-store';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { ExportPreferences } from './export-preferences';
import { momentText } from './moment-text';

/** The session on show: what it holds, whether it is kept, and how to name it or to start another. */
export function PresentSession() {
  return (
    <section aria-label="This session" className="grid grid-cols-[minmax(0,1fr)] gap-3 px-4 py-3">
      <Contents />
      <Keeping />
      <SaveAs />
      <ExportPreferences />
      <div className="flex flex-wrap items-center gap-2">
        <span className="mr-1">New session</span>
        <Button onClick={() => void newSession('samples')}>Samples</Button>
        <Button onClick={() => void newSession('empty')}>Empty</Button>
        <span className="text-11 text-fg-2">Seed and policy stay. Your own prompts and labels are kept as a run.</span>
      </div>
    </section>
  );
}

function Contents() {
  const rows = useEngine((state) => state.rows);
  const seed = useEngine((state) => state.seed);
  const hash = useEngine((state) => state.telemetryHash);
  const policy = usePolicy((state) => state.policy);
  return (
    <p className="num whitespace-normal">
      {formatCount(rows)} rows · seed {seed} · {policy === null ? 'no policy' : `${policy.name}@${policy.version}`} ·
      telemetry {hash.slice(0, 8)}
    </p>
  );
}

function Keeping() {
  const mode = useDurable((state) => state.mode);
  const reason = useDurable((state) => state.reason);
  const savedAt = useDurable((state) => state.savedAt);
  const saveMs = useDurable((state) => state.saveMs);
  const restored = useDurable((state) => state.restored);
  if (mode === 'unsaved' && reason !== null)
    return (
      <div className="flex flex-wrap items-center gap-3">
        <p className="font-bold">{unsavedSentence[reason]}</p>
        {reason === 'other-tab' ? <Button onClick={() => void takeOver()}>Take over</Button> : null}
      </div>
    );
  return (
    <p className="text-12 text-fg-2">
      {savedAt === null || mode === 'pending' ? 'Being saved.' : `Saved ${momentText(savedAt)}`}
      {saveMs === null || mode === 'pending' ? '' : ` in ${formatMilliseconds(saveMs)}`}
      {restored === null
        ? ''
        : ` · restored ${formatCount(restored.rows)} rows: read in ${formatMilliseconds(restored.readMs)}, flown in ${formatMilliseconds(restored.flyMs)}`}
    </p>
  );
}

function SaveAs() {
  const [name, setName] = useState('');
  const runs = useDurable((state) => state.runs);
  const trimmed = name.trim();
  const replaces = runs.some((run) => run.name === trimmed);
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (trimmed !== '') void saveRun(trimmed);
      }}
    >
      <label className="flex min-w-0 grow items-center gap-2">
        Name
        <input
          className="h-ctl min-w-0 grow border-1 border-fg bg-bg px-2 pointer-coarse:h-hit-touch"
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <Button type="submit" kind="primary" refusal={trimmed === '' ? 'A run needs a name' : undefined}>
        {replaces ? 'Replace run' : 'Save run'}
      </Button>
    </form>
  );
}

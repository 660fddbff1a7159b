import type { PolicyFileRemark } from '../../core/domain/policy-file';
import { usePolicyFile } from '../../state/policy-file-store';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { effectSentence } from '../kit/effect-sentence';
import { formatCount } from '../kit/format-count';
import { RowList } from './row-list';
import { showRow } from './show-row';
import { wayOf } from './way-of';

/** A policy file that was chosen: what is wrong with it, or what it would do. */
export function LoadedPolicy() {
  const state = usePolicyFile((store) => store.state);
  switch (state.phase) {
    case 'none':
      return null;
    case 'reading':
      return <p role="status">{state.name} is read, and the session flown under it.</p>;
    case 'refused':
      return (
        <div role="alert" className="grid grid-cols-[minmax(0,1fr)] gap-1 border-2 border-fg p-3">
          <p className="font-bold break-words">{state.name} was not loaded. The policy stays as it is.</p>
          <Remarks remarks={state.problems} />
        </div>
      );
    case 'ready':
      return <ReadyPolicy />;
    case 'taken':
      return (
        <p role="status" className="border-2 border-fg p-3 font-bold break-words">
          {state.name} taken over. Undo <kbd>Ctrl Z</kbd> <kbd>⌘ Z</kbd>
        </p>
      );
  }
}

function ReadyPolicy() {
  const state = usePolicyFile((store) => store.state);
  const present = usePolicy((store) => store.policy);
  if (state.phase !== 'ready') return null;
  const { name, file } = state;
  const { policy, sections, unknown, effect, moved } = file;
  const same =
    present !== null && JSON.stringify({ ...policy, version: 0 }) === JSON.stringify({ ...present, version: 0 });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2 border-2 border-fg p-3">
      <p className="font-bold break-words" role="status">
        {effectSentence(name, effect)}
      </p>
      <p className="break-words">
        <span className="num">{`${policy.name}@${policy.version}`}</span> ·{' '}
        {sections === null ? 'a whole policy' : `${sections.join(', ')}; the rest stays`} · SIM
      </p>
      {unknown.length === 0 ? null : (
        <>
          <p>
            {formatCount(unknown.length)} {unknown.length === 1 ? 'field' : 'fields'} left out:
          </p>
          <Remarks remarks={unknown} />
        </>
      )}
      <RowList
        name="Rows that change route"
        rows={moved.map(({ row, excerpt, ...way }) => ({ row, excerpt, note: wayOf(way) }))}
        total={effect.moved}
        onOpen={showRow}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          kind="primary"
          refusal={same ? 'It is the policy in force' : undefined}
          onClick={() => usePolicyFile.getState().takeOver()}
        >
          Take over
        </Button>
        <Button onClick={() => usePolicyFile.getState().forget()}>Discard</Button>
      </div>
    </div>
  );
}

function Remarks({ remarks }: { readonly remarks: readonly PolicyFileRemark[] }) {
  return (
    <ul className="text-12">
      {remarks.map(({ where, line, message }) => (
        <li key={`${where} ${message}`} className="break-words">
          <span className="num">
            {[line === null ? null : `line ${line}`, where === '' ? null : where]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>{' '}
          {message}
        </li>
      ))}
    </ul>
  );
}

import { useImport } from '../../state/import-store';
import { formatCount } from '../kit/format-count';

/** What becomes of the session, and of prompts that come twice. */
export function ImportOptions() {
  const replace = useImport((state) => state.replace);
  const dropDuplicates = useImport((state) => state.dropDuplicates);
  const eachTurn = useImport((state) => state.eachTurn);
  const sessionRows = useImport((state) => state.preview?.sessionRows ?? 0);
  const samples = useImport((state) => state.preview?.sessionIsSamples ?? false);
  return (
    <div className="grid gap-1">
      {sessionRows === 0 ? null : (
        <Choice checked={replace} onChange={(on) => useImport.getState().set({ replace: on })}>
          Replace what is in the session ({formatCount(sessionRows)} {samples ? 'samples' : 'prompts'})
        </Choice>
      )}
      <Choice checked={dropDuplicates} onChange={(on) => useImport.getState().set({ dropDuplicates: on })}>
        Leave out duplicates
      </Choice>
      <Choice checked={eachTurn} onChange={(on) => useImport.getState().set({ eachTurn: on })}>
        Conversations: a request for every turn of the user, not for the last alone
      </Choice>
    </div>
  );
}

interface ChoiceProps {
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: React.ReactNode;
}

function Choice({ checked, onChange, children }: ChoiceProps) {
  return (
    <label className="flex min-h-hit items-center gap-2 pointer-coarse:min-h-hit-touch">
      <input type="checkbox" className="size-4" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      <span>{children}</span>
    </label>
  );
}

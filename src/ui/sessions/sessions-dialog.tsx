import { useNavigation } from '../../state/navigation-store';
import { useDurable } from '../../state/durable/durable-store';
import { useVersionChanges } from '../../state/version-changes-store';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { PresentSession } from './present-session';
import { RunList } from './run-list';
import { VersionList } from './version-list';

/** What is kept in this browser: the present session, named runs and policy versions. */
export function SessionsDialog() {
  return (
    <Dialog title="Sessions" onClose={close}>
      <div className="-m-4 text-13">
        <PresentSession />
        <RunList />
        <VersionList />
        <Said />
      </div>
    </Dialog>
  );
}

function close(): void {
  useVersionChanges.getState().close();
  useNavigation.getState().closeDialog();
}

function Said() {
  const said = useDurable((state) => state.said);
  return (
    <div className="sticky bottom-0 flex min-h-ctl items-center gap-3 border-t-1 border-fg bg-bg px-4 py-1">
      <p role="status">{said?.text ?? 'Kept in this browser; keys never are.'}</p>
      {said?.undo === undefined ? null : <Button onClick={said.undo}>Undo</Button>}
    </div>
  );
}

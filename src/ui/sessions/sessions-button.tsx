import { useDurable } from '../../state/durable/durable-store';
import { useNavigation } from '../../state/navigation-store';
import { Button } from '../kit/button';

/** Opens the sessions; says where this one is not being kept. */
export function SessionsButton() {
  const unsaved = useDurable((state) => state.mode === 'unsaved' && state.reason !== 'by-choice');
  return (
    <Button
      kind="quiet"
      className="border-l-1! border-fg! px-3 max-[479px]:px-2"
      aria-haspopup="dialog"
      title={unsaved ? 'This session is not being saved' : 'Saved sessions and policy versions'}
      onClick={() => useNavigation.getState().open('sessions')}
    >
      Sessions{unsaved ? <span className="font-bold"> unsaved</span> : null}
    </Button>
  );
}

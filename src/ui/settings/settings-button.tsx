import { isDirty } from '../../state/credentials/credentials-draft';
import { useCredentials } from '../../state/credentials/credentials-store';
import { useNavigation } from '../../state/navigation-store';
import { Button } from '../kit/button';
import { useShortcut } from '../kit/use-shortcut';

/** Opens the settings, from the top bar or by Ctrl+comma; a dot marks unsaved changes. */
export function SettingsButton() {
  const dirty = useCredentials(({ draft }) => isDirty(draft));
  const open = (): void => useNavigation.getState().open('settings');
  useShortcut('$mod+,', open);
  return (
    <Button
      kind="quiet"
      className="border-l-1! border-fg! px-3 max-[479px]:px-2"
      aria-haspopup="dialog"
      title={dirty ? 'Unsaved changes (Ctrl+,)' : 'Endpoints and keys (Ctrl+,)'}
      onClick={open}
    >
      Settings{dirty ? <span aria-hidden> ●</span> : null}
    </Button>
  );
}

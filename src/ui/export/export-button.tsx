import { useNavigation } from '../../state/navigation-store';
import { Button } from '../kit/button';
import { useShortcut } from '../kit/use-shortcut';

/** Opens the policy's way out and in, by a click or by E. */
export function ExportButton({ className }: { readonly className: string }) {
  const open = (): void => useNavigation.getState().open('export');
  useShortcut('e', open);
  return (
    <Button
      kind="quiet"
      className={className}
      aria-haspopup="dialog"
      title="Take the policy with you, or load one (E)"
      onClick={open}
    >
      Export
    </Button>
  );
}

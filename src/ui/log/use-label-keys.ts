import type { Label } from '../../core/domain/prompt';
import { toggleLabel, undoLabel } from '../../state/label-row';
import { useLog } from '../../state/log-store';
import { useShortcut } from '../kit/use-shortcut';

/** Labels by letter, which every keyboard layout has without a modifier: L, N, B; U takes the latest one back. */
export function useLabelKeys(): void {
  useShortcut('l', () => label('local'));
  useShortcut('n', () => label('cloud'));
  useShortcut('b', () => label('both-failed'));
  useShortcut('u', undoLabel);
}

function label(need: Label['need']): boolean {
  const row = rowAtHand();
  if (row === null) return false;
  void toggleLabel(row, need);
  return true;
}

/** The row that the keyboard is on, else the one that is inspected. */
function rowAtHand(): number | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'];
  return focused === undefined ? useLog.getState().selectedRow : Number(focused);
}

import { useLog } from '../../state/log-store';
import { useNavigation } from '../../state/navigation-store';

/** Leaves the dialog and shows a row of the log. */
export function showRow(row: number): void {
  useNavigation.getState().closeDialog();
  useLog.getState().select(row);
}

import type { Label } from '../core/domain/prompt';
import { useDurable } from './durable/durable-store';
import { setNotice } from './engine-store';
import { useLive } from './live-store';
import { useLog } from './log-store';

type Need = Label['need'] | null;

const done: { readonly row: number; readonly before: Need }[] = [];
const mostSteps = 1000;

const said: Readonly<Record<Label['need'], string>> = {
  local: 'local was enough',
  cloud: 'needed the cloud',
  'both-failed': 'both failed',
};

/** Gives a row the user's label, or takes it back where the row has that one already. One step that can be undone. */
export function toggleLabel(row: number, need: Label['need']): Promise<void> {
  return labelRow(row, ownLabel(row) === need ? null : need);
}

/** Gives a row the user's label; null takes it back. One step that can be undone. */
export async function labelRow(row: number, after: Need): Promise<void> {
  const before = ownLabel(row);
  if (before === after) return;
  // A step at once: who takes it back before the engine has answered means this one, not the one before.
  const step = { row, before };
  done.push(step);
  done.splice(0, done.length - mostSteps);
  await useLog.getState().label(row, after);
  const at = done.indexOf(step);
  if (ownLabel(row) !== after) {
    if (at !== -1) done.splice(at, 1);
    return;
  }
  if (at === -1) return;
  const text = `Row ${row + 1}: ${after === null ? 'label taken back' : said[after]}.`;
  setNotice({ kind: 'info', text, action: { label: 'Undo', run: () => void undoLabel() } });
}

/** Takes the latest label back; false where there is none. */
export function undoLabel(): boolean {
  const step = done.pop();
  if (step === undefined) return false;
  void takeBack(step.row, step.before);
  return true;
}

async function takeBack(row: number, before: Need): Promise<void> {
  await useLog.getState().label(row, before);
  if (ownLabel(row) === before) setNotice({ kind: 'info', text: `Row ${row + 1}: the label is as it was.` });
}

/** The user's label as the engine told it last: it tells the command log before it answers a call. */
function ownLabel(row: number): Need {
  const { log } = useDurable.getState();
  if (useLive.getState().mode === 'sim') return log?.labels.find((entry) => entry.row === row)?.label.need ?? null;
  const label = log?.live?.[row]?.prompt.label;
  return label?.source === 'user' ? label.need : null;
}

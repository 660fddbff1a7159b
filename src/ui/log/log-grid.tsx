import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { rowAt, useLog } from '../../state/log-store';
import { useNavigation } from '../../state/navigation-store';
import { useShortcut } from '../kit/use-shortcut';
import { useWhenShown } from '../kit/use-when-shown';
import { logColumns } from './log-columns';
import { LogRowView } from './log-row-view';

interface LogGridProps {
  /** Two-line cards instead of columns. */
  readonly cards: boolean;
}

const overscan = 8;
/** Where the focused row comes to stand when the grid opens on it again, px from the top. */
const comebackOffset = 168;

/** The rows of the log, only those in sight drawn. Arrow keys, J and K move, Enter opens. */
export function LogGrid({ cards }: LogGridProps) {
  const count = useLog((state) => state.count);
  const scroller = useRef<HTMLDivElement>(null);
  const focused = useLog((state) => state.focusedIndex);
  const height = cards ? 56 : 24;
  // The head stands inside the scrolled box and stays at its top; cards have none to see.
  const headHeight = cards ? 0 : 24;
  // oxlint-disable-next-line react/incompatible-library -- a note for React Compiler, which is not used here
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan,
    initialOffset: () => Math.max(0, useLog.getState().focusedIndex * height - comebackOffset),
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useWhenShown(`${first}-${last}-${count}`, () => useLog.getState().loadRange(first, last - first + 1));

  const moveTo = (index: number): void => {
    const next = Math.max(0, Math.min(count - 1, index));
    virtualizer.scrollToIndex(next);
    focusIndex(next);
    // At once, so that a key right behind meets the new row; a row out of sight is only there when the scroll was drawn.
    if (!focusRow(scroller.current, next)) requestAnimationFrame(() => focusRow(scroller.current, next));
  };
  const tabbable = Math.min(focused, Math.max(0, count - 1));
  const hasFocus = (): boolean => scroller.current?.contains(document.activeElement) === true;
  useShortcut('j', () => moveTo(hasFocus() ? focused + 1 : tabbable));
  useShortcut('k', () => moveTo(hasFocus() ? focused - 1 : tabbable));
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 280) / height) - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = targetOf(event.key, focused, page, count);
    if (target === null) return;
    moveTo(target);
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={-1}
      aria-label="Log"
      aria-rowcount={count + 1}
      aria-colcount={logColumns.length}
      className={`ring-inside relative min-h-0 grow overflow-auto ${cards ? 'log-cards' : 'log-table'}`}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className="log-head">
        {logColumns.map(({ id, head }) => (
          <span key={id} role="columnheader" className={`log-${id}`}>
            {head}
          </span>
        ))}
      </div>
      <div role="rowgroup" className="relative" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {items.map((item) => (
          <LogRowView
            key={item.key}
            index={item.index}
            top={item.start - headHeight}
            height={height}
            tabbable={item.index === tabbable}
            onOpen={open}
            onFocus={focusIndex}
          />
        ))}
      </div>
    </div>
  );
}

function focusIndex(focusedIndex: number): void {
  useLog.setState({ focusedIndex });
}

function open(index: number): void {
  const row = rowAt(useLog.getState(), index);
  if (row === undefined) return;
  useLog.getState().select(row.row);
  // On a narrow page the verdicts stand in another view.
  if (useNavigation.getState().view === 'log') useNavigation.getState().go('route');
}

/** False where the row is not drawn. */
function focusRow(scroller: HTMLElement | null, index: number): boolean {
  const row = scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`);
  row?.focus({ preventScroll: true });
  return row !== null && row !== undefined;
}

function targetOf(key: string, focused: number, page: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return focused + 1;
    case 'ArrowUp':
      return focused - 1;
    case 'PageDown':
      return focused + page;
    case 'PageUp':
      return focused - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

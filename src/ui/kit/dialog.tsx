import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog: the browser's own element, so that focus, Esc and the backdrop are the browser's. Mount it to open it. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = element;
    if (current !== null && !current.open) current.showModal();
  }, []);
  return (
    <dialog
      ref={element}
      aria-labelledby={id}
      onClose={onClose}
      className="m-auto max-h-[90dvh] w-[min(640px,calc(100vw-16px))] overflow-auto border-2 border-fg bg-bg p-0 text-fg"
    >
      <div className="flex items-center justify-between gap-4 border-b-1 border-fg px-4 py-2">
        <h2 id={id} className="text-16 font-bold">
          {title}
        </h2>
        <Button onClick={() => element.current?.close()}>Close</Button>
      </div>
      <div className="p-4">{children}</div>
    </dialog>
  );
}

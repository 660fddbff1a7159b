import { useId, useRef } from 'react';
import type { ReactNode } from 'react';

interface DefinitionProps {
  /** What is defined; the button reads "Definition of …". */
  readonly term: string;
  readonly children: ReactNode;
}

/** A small `?` that opens a definition with its formula, by mouse, touch and keyboard; Esc closes it. */
export function Definition({ term, children }: DefinitionProps) {
  const id = useId();
  const popover = useRef<HTMLDivElement>(null);
  const place = (button: HTMLElement): void => {
    const { current } = popover;
    if (current === null) return;
    const box = button.getBoundingClientRect();
    current.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - 288))}px`;
    current.style.top = `${box.bottom + 4}px`;
  };
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        onClick={(event) => place(event.currentTarget)}
        aria-label={`Definition of ${term}`}
        className="grid size-6 shrink-0 place-items-center text-11 text-fg-3 hover:bg-fill hover:text-fg"
      >
        ?
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        className="fixed inset-auto m-0 w-70 border-2 border-fg bg-bg p-3 text-left text-12 font-normal tracking-normal text-fg normal-case"
      >
        {children}
      </div>
    </>
  );
}

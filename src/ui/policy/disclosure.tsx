import { useState } from 'react';
import type { ReactNode } from 'react';

interface DisclosureProps {
  readonly summary: ReactNode;
  readonly className?: string;
  /** Builds the content only while it is open, for what there are hundreds of. */
  readonly children: () => ReactNode;
}

/** A line that opens what belongs to it, below itself. */
export function Disclosure({ summary, className = '', children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={`min-w-0 ${className}`} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex min-h-hit cursor-pointer items-center gap-2 text-12 hover:bg-fill pointer-coarse:min-h-hit-touch">
        <span aria-hidden className="w-2 shrink-0 text-11 text-fg-2 [[open]>summary>&]:rotate-90">
          ▸
        </span>
        {summary}
      </summary>
      {isOpen && children()}
    </details>
  );
}

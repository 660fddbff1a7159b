import type { ReactNode } from 'react';

interface StatusLineProps {
  /** An error interrupts (role alert), anything else waits its turn (role status). */
  readonly kind?: 'info' | 'error';
  readonly className?: string;
  readonly children: ReactNode;
}

/** A line that assistive technology reads when it changes. It stays in the page while empty, or it would not be heard. */
export function StatusLine({ kind = 'info', className = '', children }: StatusLineProps) {
  return (
    <div role={kind === 'error' ? 'alert' : 'status'} className={`text-12 ${className}`}>
      {children}
    </div>
  );
}

import type { ReactNode } from 'react';

interface ScrollRegionProps {
  /** What scrolls in here, for assistive technology. */
  readonly name: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A box that scrolls on its own, and that the keyboard can therefore reach. */
export function ScrollRegion({ name, className = '', children }: ScrollRegionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it arrow keys could not scroll the box
    <div role="region" aria-label={name} tabIndex={0} className={`ring-inside min-w-0 overflow-auto ${className}`}>
      {children}
    </div>
  );
}

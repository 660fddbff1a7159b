import type { ReactNode } from 'react';

interface SectionHeadingProps {
  readonly id?: string;
  /** 2 names a region, 3 a part of one. */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
  /** Stands at the right end of the heading's line. */
  readonly aside?: ReactNode;
}

/** The label line of a region: 11 px capitals at the left, its controls at the right. */
export function SectionHeading({ id, level = 2, children, aside }: SectionHeadingProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="flex min-h-hit items-center justify-between gap-2">
      <Heading id={id} className="label truncate">
        {children}
      </Heading>
      {aside}
    </div>
  );
}

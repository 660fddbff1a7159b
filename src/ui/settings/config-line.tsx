import type { ReactNode } from 'react';

interface ConfigLineProps {
  /** Id of the field; without one the line shows a value and has no label. */
  readonly htmlFor?: string;
  /** The row's name, which completes the field's name for assistive technology. */
  readonly of: string;
  /** What stands before the `=`. */
  readonly name: string;
  readonly problem: string | undefined;
  readonly problemId: string;
  readonly children: ReactNode;
}

/** One line of the configuration: `name = value`, and below it what is wrong with the value. */
export function ConfigLine({ htmlFor, of, name, problem, problemId, children }: ConfigLineProps) {
  const label = (
    <>
      <span className="sr-only">{of} </span>
      {name}
      <span aria-hidden> =</span>
    </>
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-center gap-x-3 gap-y-1 min-[560px]:grid-cols-[96px_minmax(0,1fr)]">
      {htmlFor === undefined ? (
        <span className="text-fg-2 min-[560px]:text-right">{label}</span>
      ) : (
        <label htmlFor={htmlFor} className="text-fg-2 min-[560px]:text-right">
          {label}
        </label>
      )}
      {children}
      <p id={problemId} role="alert" className="font-bold empty:hidden min-[560px]:col-start-2">
        {problem}
      </p>
    </div>
  );
}

/** The look of a field in the configuration. */
export const fieldLook =
  'h-ctl w-full min-w-0 border-2 border-fg bg-bg px-2 font-mono text-12 aria-invalid:border-dashed pointer-coarse:h-hit-touch';

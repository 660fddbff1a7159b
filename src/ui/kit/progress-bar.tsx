import { formatCount } from './format-count';

interface ProgressBarProps {
  readonly name: string;
  readonly done: number;
  readonly total: number;
}

/** A determinate bar with its figures beneath: done of total. */
export function ProgressBar({ name, done, total }: ProgressBarProps) {
  const share = total === 0 ? 0 : Math.min(1, done / total);
  return (
    <div className="grid gap-1">
      <div
        role="progressbar"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="h-2 border-1 border-fg"
      >
        <div className="h-full origin-left bg-fg" style={{ transform: `scaleX(${share})` }} />
      </div>
      <p className="num text-12 text-fg-2">
        {name} {formatCount(done)} of {formatCount(total)}
      </p>
    </div>
  );
}

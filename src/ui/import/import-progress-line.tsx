import { useImport } from '../../state/import-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';

/** How far an import is, at what rate, for how long still, and how to stop it. */
export function ImportProgressLine() {
  const progress = useImport((state) => state.progress);
  const { share = 0, rows = 0, badRows = 0, rowsPerSecond = 0, remainingMs = null } = progress ?? {};
  const percent = Math.floor(share * 100);
  return (
    <div className="grid gap-2">
      <div
        role="progressbar"
        aria-label="Import"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-2 border-1 border-fg"
      >
        <div className="h-full origin-left bg-fg" style={{ transform: `scaleX(${share})` }} />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="num text-12 whitespace-normal text-fg-2">
          {percent} % · {formatCount(rows)} rows · {formatCount(rowsPerSecond)} rows/s · {remaining(remainingMs)}
          {badRows === 0 ? '' : ` · ${formatCount(badRows)} bad`}
        </p>
        <Button onClick={() => useImport.getState().cancel()}>Cancel import</Button>
      </div>
    </div>
  );
}

function remaining(milliseconds: number | null): string {
  if (milliseconds === null) return 'remaining time unknown';
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s left` : `${Math.floor(seconds / 60)} min ${seconds % 60} s left`;
}

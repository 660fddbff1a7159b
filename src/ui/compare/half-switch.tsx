import { useComparison } from '../../state/comparison-store';
import { useMatrix } from '../../state/matrix-store';

/** Whether to compare on what nothing was tuned on, or on every prompt of the session. */
export function HalfSwitch() {
  const wanted = useComparison((state) => state.wanted);
  return (
    <label className="flex min-h-hit items-center gap-2 text-12 pointer-coarse:min-h-hit-touch">
      <input
        type="checkbox"
        className="size-4"
        checked={wanted === 'report'}
        onChange={(event) => {
          useComparison.getState().want(event.target.checked ? 'report' : null);
          useMatrix.getState().refresh();
        }}
      />
      Held-out prompts only
    </label>
  );
}
